-- One schema for SQLite and PostgreSQL. Times are UTC milliseconds, amounts minor units, yes and no
-- are 1 and 0. ${bytes} is blob or bytea; columns of that type are sealed unless their name says hash.

create table account (
  id text primary key,
  path_key text not null unique,
  name text not null unique,
  gateway text not null,
  live integer not null,
  settings text not null,
  secrets ${bytes} not null,
  created_at bigint not null
);

create table shop (
  id text primary key,
  path_key text not null unique,
  name text not null unique,
  storefront text not null,
  home text not null,
  callback text not null,
  return_hosts text not null,
  state text not null,
  platform text not null,
  secrets ${bytes} not null,
  challenge_at bigint,
  challenge_tries integer not null,
  created_at bigint not null,
  heard_at bigint,
  pulled_at bigint
);
create index shop_challenge on shop (challenge_at) where challenge_at is not null;

create table offer (
  id text primary key,
  shop_id text not null references shop (id),
  account_id text not null references account (id),
  method text not null,
  code text not null,
  title text not null,
  countries text not null,
  currencies text not null,
  least bigint,
  most bigint,
  rank integer not null,
  created_at bigint not null,
  unique (shop_id, code)
);

create table shop_order (
  id text primary key,
  shop_id text not null references shop (id),
  shop_order_id text not null,
  number text not null,
  currency text not null,
  asked bigint not null,
  sequence bigint not null,
  applied_sequence bigint not null,
  word text not null,
  flags text not null,
  shop_says text not null,
  shop_paid integer,
  newest_attempt integer not null,
  data_key ${bytes} not null,
  email_hash text not null,
  created_at bigint not null,
  changed_at bigint not null,
  unique (shop_id, shop_order_id)
);
create index shop_order_number on shop_order (number);
create index shop_order_email on shop_order (email_hash) where email_hash <> '';

create table payment (
  id text primary key,
  order_id text not null references shop_order (id),
  shop_id text not null,
  account_id text not null,
  attempt integer not null,
  token text not null unique,
  return_token text not null unique,
  reference text not null unique,
  gateway_reference text,
  further_ids text not null,
  method text not null,
  flow text not null,
  capture text not null,
  fingerprint text not null,
  currency text not null,
  asked bigint not null,
  capture_asked bigint not null,
  authorized bigint not null,
  captured bigint not null,
  voided integer not null,
  ending text,
  declined text,
  disputed bigint not null,
  dispute_decided integer not null,
  conflicting integer not null,
  unknown integer not null,
  late integer not null,
  superseded integer not null,
  word text not null,
  details ${bytes} not null,
  page ${bytes},
  page_state text not null,
  page_ends bigint,
  open_lease bigint,
  ask_at bigint,
  asks integer not null,
  window_ms bigint not null,
  created_at bigint not null,
  changed_at bigint not null,
  unique (order_id, attempt)
);
create index payment_ask on payment (account_id, ask_at) where ask_at is not null;
create index payment_unknown on payment (account_id, ask_at) where unknown = 1;
create index payment_gateway_reference on payment (account_id, gateway_reference) where gateway_reference is not null;

create table operation (
  id text primary key,
  payment_id text not null references payment (id),
  order_id text not null,
  shop_id text not null,
  account_id text not null,
  kind text not null,
  origin text not null,
  reference text not null unique,
  shop_refund_id text,
  gateway_id text,
  amount bigint not null,
  reason text not null,
  state text not null,
  said text not null,
  deadline bigint not null,
  next_at bigint,
  tries integer not null,
  created_at bigint not null,
  changed_at bigint not null
);
create index operation_payment on operation (payment_id);
create unique index operation_shop_refund on operation (order_id, shop_refund_id) where shop_refund_id is not null;
create unique index operation_gateway on operation (account_id, gateway_id) where gateway_id is not null;
create index operation_due on operation (account_id, next_at) where next_at is not null;

create table errand (
  id text primary key,
  payment_id text not null references payment (id),
  order_id text not null,
  account_id text not null,
  carrier text not null,
  tracking text not null,
  next_at bigint,
  tries integer not null,
  created_at bigint not null
);
create unique index errand_shipment on errand (payment_id, tracking);
create index errand_due on errand (account_id, next_at) where next_at is not null;

create table message (
  id text primary key,
  account_id text not null references account (id),
  channel text not null,
  heard_at bigint not null,
  last_heard_at bigint not null,
  copies integer not null,
  verdict text not null,
  why text not null,
  dedup_key text not null,
  reference text,
  payment_id text,
  order_id text,
  state text not null,
  outcome text not null,
  raw ${bytes} not null,
  size integer not null,
  work_at bigint,
  unique (account_id, dedup_key)
);
create index message_work on message (work_at) where work_at is not null;
create index message_waiting on message (reference) where state = 'unmatched';
create index message_order on message (order_id) where order_id is not null;

create table order_update (
  id text primary key,
  order_id text not null references shop_order (id),
  shop_id text not null,
  sequence bigint not null,
  picture ${bytes} not null,
  state text not null,
  why text not null,
  tries integer not null,
  next_at bigint,
  lease_until bigint not null,
  created_at bigint not null,
  ended_at bigint,
  unique (order_id, sequence)
);
create index order_update_due on order_update (shop_id, next_at) where next_at is not null;
create index order_update_leased on order_update (shop_id, lease_until) where state = 'due' and lease_until > 0;
create index order_update_parked on order_update (id) where state = 'parked';
create index order_update_shop on order_update (shop_id, state);

create table entry (
  id text primary key,
  at bigint not null,
  shop_id text not null,
  order_id text,
  payment_id text,
  message_id text,
  update_id text,
  direction text not null,
  what text not null,
  result text not null,
  detail text not null,
  millis bigint,
  next_at bigint,
  body ${bytes}
);
create index entry_order on entry (order_id, id);
create index entry_shop on entry (shop_id, id);
create index entry_result on entry (result, id) where result <> 'ok';

create table answer (
  shop_id text not null,
  call text not null,
  message_id text not null,
  body_hash ${bytes} not null,
  status integer,
  body ${bytes},
  created_at bigint not null,
  primary key (shop_id, call, message_id)
);
create index answer_age on answer (created_at);

create table support_case (
  id text primary key,
  shop_id text not null,
  order_id text not null references shop_order (id),
  payment_id text,
  kind text not null,
  cause text not null,
  state text not null,
  opened_at bigint not null,
  closed_at bigint,
  closed_by text not null
);
create unique index support_case_open on support_case (order_id, kind) where state = 'open';

create table stored_method (
  id text primary key,
  shop_id text not null,
  account_id text not null,
  customer_id text not null,
  payment_id text not null,
  method text not null,
  label text not null,
  token ${bytes} not null,
  token_hash text not null,
  created_at bigint not null,
  unique (shop_id, account_id, token_hash)
);

create table staff (
  id text primary key,
  email text not null unique,
  name text not null,
  password text not null,
  role text not null,
  created_at bigint not null
);

create table staff_session (
  token_hash text primary key,
  staff_id text not null references staff (id),
  csrf text not null,
  created_at bigint not null,
  expires_at bigint not null
);

create table signin_link (
  token_hash text primary key,
  staff_id text not null references staff (id),
  expires_at bigint not null,
  used_at bigint
);

-- What the house must remember about itself.
create table house (
  name text primary key,
  value text not null
);
