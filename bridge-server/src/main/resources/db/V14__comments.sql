-- What staff write about an order. The text is sealed under the order's key, so that forgetting a person
-- makes it unreadable also in what was copied before; it is null then.
create table order_comment (
  id text primary key,
  order_id text not null references shop_order (id),
  staff_id text not null references staff (id),
  at bigint not null,
  text ${bytes}
);
create index order_comment_order on order_comment (order_id, id);
