-- Plain settings of a shop, and where the bridge stands in looking for its orders by itself:
-- look_at is when it looks next (a lease while it looks), looked_to the shop's own time up to which
-- it has seen every change, hinted_at when the shop last said that something changed.
alter table shop add column settings text not null default '{}';
alter table shop add column look_at bigint;
alter table shop add column looked_to bigint;
alter table shop add column hinted_at bigint;
create index shop_look on shop (look_at) where look_at is not null;
