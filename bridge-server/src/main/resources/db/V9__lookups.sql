-- What is looked up again and again, in books that hold years.
create index operation_order on operation (order_id);
create index message_not_proved on message (id) where verdict = 'unproved';
create index message_unmatched on message (id) where state = 'unmatched';
create index message_not_ours on message (id) where state = 'not-ours';

-- When the shop was told again last because its order differed.
alter table comparison add column mended_at bigint;
