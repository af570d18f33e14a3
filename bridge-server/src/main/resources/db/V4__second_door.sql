-- A second address at which a shop is called when the first does not let us through.
alter table shop add column fallback text not null default '';
