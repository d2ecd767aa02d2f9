-- Events of one key lie in one shard, by this number: with another one some would never be published, or out of order.
create table outbox_shards (
    only_one boolean primary key default true check (only_one),
    shards integer not null
);

-- A topic that is made anew counts from nought once more: what is dead there is another event.
alter table dead_event drop constraint dead_event_topic_partition_position_key;
create unique index dead_event_once on dead_event (topic, partition, position, md5(coalesce(data, ''::bytea)));
