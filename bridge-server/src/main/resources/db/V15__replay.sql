-- A replay tells a shop again: orders that somebody chose, or all whose picture is newer than since_at.
-- It goes through the shop's pictures from after_id to until_id, at most pace of them on their way at a
-- time, and looks again at next_at; misses counts the looks in a row at which nothing was taken.
create table replay (
  id text primary key,
  shop_id text not null references shop (id),
  since_at bigint,
  also_confirmed integer not null,
  asked_by text not null,
  asked_at bigint not null,
  once text not null unique,
  found bigint not null,
  after_id text not null,
  until_id text not null,
  sent bigint not null,
  confirmed bigint not null,
  parked bigint not null,
  newer bigint not null,
  left_confirmed bigint not null,
  left_under_way bigint not null,
  left_nothing bigint not null,
  pace integer not null,
  misses integer not null,
  state text not null,
  stopped_by text not null,
  next_at bigint,
  ended_at bigint
);
create index replay_due on replay (next_at) where next_at is not null;
create index replay_shop on replay (shop_id, id);

-- An order of a replay: waiting, sent, and then what became of the picture. tries: how often it had been
-- tried when the replay looked last.
create table replay_order (
  replay_id text not null references replay (id),
  order_id text not null,
  update_id text not null,
  state text not null,
  tries integer not null,
  primary key (replay_id, order_id)
);
create index replay_order_open on replay_order (replay_id, state);

-- The pictures of a shop as they were made, and those that it has not taken, newest first.
create index order_update_made on order_update (shop_id, id);
create index order_update_waiting on order_update (shop_id, id) where state = 'due';
create index order_update_given_up on order_update (shop_id, id) where state = 'parked';
