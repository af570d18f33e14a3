-- Once a day a gateway that can list is asked for all that happened since the last time: listed_to is
-- up to when (UTC milliseconds of ours).
create table listing (
  account_id text primary key references account (id),
  at bigint not null,
  listed_to bigint not null
);

-- A payment at a gateway that carries our mark and that no book here knows. It ends when the payment
-- appears, or when a person has found out what it was.
create table orphan (
  account_id text not null references account (id),
  reference text not null,
  gateway_reference text,
  said text not null,
  found_at bigint not null,
  last_at bigint not null,
  state text not null,
  primary key (account_id, reference)
);
create index orphan_open on orphan (found_at) where state = 'open';
