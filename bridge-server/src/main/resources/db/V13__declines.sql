-- Why payments were declined lately, counted without reading those that were not.
create index payment_declined on payment (id) where declined is not null;
