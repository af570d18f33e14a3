-- The filters of a list that a person keeps under a name. query: the known filters only, as they stand
-- in the address of the page.
create table saved_view (
  id text primary key,
  staff_id text not null references staff (id),
  page text not null,
  name text not null,
  query text not null,
  created_at bigint not null,
  unique (staff_id, page, name)
);

-- The list of orders is read backwards: of all shops, of one, or only what a person should see.
create index shop_order_shop on shop_order (shop_id, id);
create index shop_order_flagged on shop_order (id) where flags <> '';
