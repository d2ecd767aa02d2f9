-- Until when one instance uploads it, and the others leave it alone.
alter table letter_batch add column lease_until timestamptz;
