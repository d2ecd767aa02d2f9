-- With a condition on the state alone, PostgreSQL took this index to find what waits in a lane, and read all of it.
drop index delivery_overdue;
create index delivery_overdue on delivery (deadline) where sent_at is null and finished_at is null;
