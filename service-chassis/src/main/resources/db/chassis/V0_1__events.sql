create table outbox (
    position      bigint generated always as identity primary key,
    shard         integer     not null,
    topic         text        not null,
    key           text        not null,
    event_id      uuid        not null,
    type          text        not null,
    subject       text        not null,
    time          timestamptz not null,
    sequence      bigint      not null,
    dataschema    text        not null,
    traceparent   text,
    data          bytea,
    failures      smallint    not null default 0,
    parked_at     timestamptz,
    parked_reason text
) with (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0);
create index outbox_oldest on outbox (shard, position);
create index outbox_parked on outbox (key) where parked_at is not null;

create table inbox (
    source      text        not null,
    id          uuid        not null,
    received_at timestamptz not null,
    primary key (id, source)
);
create index inbox_received on inbox using brin (received_at);

create table dead_event (
    id               uuid        primary key,
    topic            text        not null,
    partition        integer     not null,
    position         bigint      not null,
    key              bytea,
    headers          jsonb       not null,
    data             bytea,
    reason           text        not null,
    received_at      timestamptz not null,
    replayed_at      timestamptz,
    unique (topic, partition, position)
);
