-- What was received and uploaded first is forgotten first.
create index receipt_received on receipt (received_at);
create index letter_batch_uploaded on letter_batch (uploaded_at) where uploaded_at is not null;
-- Repeats are counted with the other figures, which would read all deliveries for the few that have any.
create index delivery_repeated on delivery (channel) where repeats > 0;

-- Each day a ninetieth of these is deleted. With the default, a fifth of a table, its space would be free again after
-- weeks; contents are the widest rows by far, and lie in their TOAST table.
alter table attempt set (autovacuum_vacuum_scale_factor = 0.05);
alter table content set (autovacuum_vacuum_scale_factor = 0.05, toast.autovacuum_vacuum_scale_factor = 0.05);
-- Every receipt is written twice: when it comes and when it is applied. What is open is found among the dead otherwise.
alter table receipt set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0);
