alter table requested_message drop constraint requested_message_purpose_check;
alter table requested_message add check (purpose in ('verification', 'confirmation', 'forgetting', 'export', 'failure', 'companion', 'test'));
