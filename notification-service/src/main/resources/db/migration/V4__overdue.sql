-- With a condition on the state alone, PostgreSQL took this index to find what waits in a lane, and read all of it. What
-- asks for deadlines says the second condition as well; it leaves nothing out.
drop index delivery_overdue;
create index delivery_overdue on delivery (deadline)
    where state in ('scheduled', 'waiting', 'ready', 'temporary-failure') and deadline < 'infinity';
