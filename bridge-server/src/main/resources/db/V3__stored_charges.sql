-- A charge of a stored method is an operation like any other that moves money.
alter table operation add column stored_method_id text;
