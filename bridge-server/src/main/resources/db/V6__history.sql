-- The history. A chain for each order (`order <id>`), one for each shop's settings (`shop <id>`) and
-- one for the house (`house`: accounts, people). Each transaction that changes what a chain keeps adds
-- one link; contents are lines `kind row-id keyed-hash-of-the-row`, and hash is made from the hash
-- before, the chain, the number, the time and the contents. sealed: the number that a seal covers.
create table chain (
  name text primary key,
  number bigint not null,
  hash ${bytes} not null,
  sealed bigint not null
);
create index chain_unsealed on chain (name) where sealed < number;

create table link (
  chain text not null,
  number bigint not null,
  at bigint not null,
  contents text not null,
  hash ${bytes} not null,
  primary key (chain, number)
);

-- A seal signs the heads of all chains that changed since the one before, and that one's root.
create table seal (
  number bigint primary key,
  at bigint not null,
  heads integer not null,
  root_hash ${bytes} not null,
  key text not null,
  signature text not null
);

create table sealed (
  seal bigint not null,
  chain text not null,
  number bigint not null,
  link_hash ${bytes} not null,
  primary key (seal, chain)
);
create index sealed_chain on sealed (chain);

-- Times of which the books may have lost something. listed_at: when the gateways were asked what they
-- know of that time; found: what they told that is not in the books.
create table gap (
  id text primary key,
  found_at bigint not null,
  from_at bigint not null,
  to_at bigint not null,
  why text not null,
  asked integer not null,
  list_at bigint,
  listed_at bigint,
  found text not null
);
create index gap_list on gap (list_at) where list_at is not null;
