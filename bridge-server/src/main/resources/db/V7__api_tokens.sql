-- What programs sign in with at /api/v1: each belongs to a person of the staff, who answers for what is
-- done with it. Only the hash is kept, so that whoever reads a backup cannot call with it.
create table api_token (
  id text primary key,
  staff_id text not null references staff (id),
  name text not null,
  token_hash text not null unique,
  created_at bigint not null,
  used_at bigint,
  revoked_at bigint
);
create index api_token_staff on api_token (staff_id);
