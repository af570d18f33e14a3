-- Who may do what. shops: `*` for every one, otherwise the ids of those she sees, each after a space.
-- otp: the sealed secret of her second factor; otp_step: the last code that was used, so that none counts
-- twice. left_at: she does not work here any more.
alter table staff add column shops text not null default '*';
alter table staff add column otp ${bytes};
alter table staff add column otp_step bigint;
alter table staff add column left_at bigint;

-- waits: the password was right, the second factor is still missing. confirmed_at: when she last proved
-- that it is she.
alter table staff_session add column waits integer not null default 0;
alter table staff_session add column confirmed_at bigint not null default 0;
alter table staff_session add column seen_at bigint not null default 0;
alter table staff_session add column agent text not null default '';
create index staff_session_staff on staff_session (staff_id);

-- Codes for whoever lost her telephone; each works once.
create table recovery_code (
  code_hash text primary key,
  staff_id text not null references staff (id),
  used_at bigint
);
create index recovery_code_staff on recovery_code (staff_id);

-- What was done about people and keys, and by whom.
create table house_entry (
  id text primary key,
  at bigint not null,
  who text not null,
  what text not null,
  detail text not null
);
