-- One index where there were two: rows are read, and deleted, by shard and position.
alter table outbox drop constraint outbox_pkey;
alter table outbox add primary key (shard, position);
drop index outbox_oldest;
