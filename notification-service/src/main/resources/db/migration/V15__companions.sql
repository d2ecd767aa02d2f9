-- Resident whose news this is, where it goes to someone whom they have told as well (their companion).
alter table notification add column on_behalf_of uuid;
-- Read by nobody: each delivery has its own.
alter table notification drop column deadline;
alter table requested_message drop constraint requested_message_purpose_check;
alter table requested_message add check (purpose in ('verification', 'confirmation', 'failure', 'companion', 'test'));
