-- What the gateway's own book says of an attempt: its answers to questions, read by themselves and
-- not mixed with what was heard before. said is a word of ours or 'not-known'; -1: it does not tell.
create table gateway_book (
  payment_id text primary key references payment (id),
  order_id text not null,
  said text not null,
  authorized bigint not null,
  captured bigint not null,
  refunded bigint not null,
  refund_pending bigint not null,
  asked_at bigint not null,
  first_at bigint not null
);
create index gateway_book_order on gateway_book (order_id);

-- What the shop's own book said when it was read, and where comparing the three stands. at is when
-- the order is compared next; heard_paid whether it counted as paid when it first answered with
-- heard_sequence; differs the name of the divergence, empty when the books agree or were not compared.
create table comparison (
  order_id text primary key references shop_order (id),
  shop_id text not null,
  at bigint,
  rounds integer not null,
  compared_at bigint,
  heard_sequence bigint not null,
  heard_paid integer,
  missing integer not null,
  shop_total bigint,
  shop_refunded bigint,
  shop_currency text,
  said_at bigint,
  differs text not null,
  differs_since bigint,
  mended integer not null
);
create index comparison_due on comparison (shop_id, at) where at is not null;
create index comparison_differs on comparison (differs, differs_since) where differs <> '';

-- A case has evidence, an owner and a time until which nobody wants to see it; new evidence brings
-- it back.
alter table support_case add column evidence text not null default '';
alter table support_case add column owner_id text;
alter table support_case add column snoozed_until bigint;
alter table support_case add column reopened integer not null default 0;
alter table support_case add column changed_at bigint not null default 0;
create index support_case_order on support_case (order_id, kind);
create index message_unproved on message (reference) where verdict = 'unproved';
