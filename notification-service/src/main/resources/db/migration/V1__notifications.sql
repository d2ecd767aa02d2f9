-- Replica of the residents' preferences. version -1: someone was to be told of whom nothing has arrived yet.
create table resident (
    id          uuid        primary key,
    version     bigint      not null default -1,
    forgotten   boolean     not null default false,
    preferences jsonb,
    contact     bytea,
    reachable   text[]      not null default '{}'
);

create table notification (
    id           uuid        primary key,
    event_id     uuid        not null,
    case_id      uuid        not null,
    resident_id  uuid,
    role         text,
    state        text        not null check (state in ('awaiting-preferences', 'planned', 'nothing', 'cancelled')),
    reason       text,
    channels     text[]      not null default '{}',
    urgent       boolean     not null,
    official     boolean     not null,
    change       jsonb       not null,
    traceparent  text,
    announced_at timestamptz not null,
    sequence     bigint      not null,
    decided_at   timestamptz not null,
    deadline     timestamptz not null,
    unique nulls not distinct (event_id, resident_id)
) with (autovacuum_vacuum_scale_factor = 0.02);
create index notification_awaiting on notification (resident_id, sequence) where state = 'awaiting-preferences';
create index notification_case on notification (case_id);
create index notification_resident on notification (resident_id);
create index notification_announced on notification (announced_at);

-- (case, recipient, channel): within it, first hand-overs are in order. head: whose turn it is.
create table lane (
    id            uuid   primary key,
    next_position bigint not null,
    head          uuid
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02);

create table delivery (
    id                uuid        primary key,
    notification_id   uuid        not null references notification,
    channel           text        not null check (channel in ('sms', 'email', 'letter')),
    rank              smallint    not null,
    lane              uuid        not null,
    position          bigint,
    state             text        not null,
    reason            text,
    priority          smallint    not null,
    not_before        timestamptz not null,
    deadline          timestamptz not null,
    attempts          integer     not null default 0,
    repeats           smallint    not null default 0,
    claim             uuid,
    lease_until       timestamptz,
    carrier           text,
    carrier_reference text,
    batch             uuid,
    version           integer     not null default 1,
    created_at        timestamptz not null,
    sent_at           timestamptz,
    finished_at       timestamptz
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0);
create index delivery_ready on delivery (channel, priority, id) where state = 'ready';
create index delivery_due on delivery (not_before) where state in ('scheduled', 'temporary-failure', 'unknown');
create index delivery_leased on delivery (lease_until) where state in ('claimed', 'sending');
create index delivery_overdue on delivery (deadline)
    where state in ('scheduled', 'waiting', 'ready', 'temporary-failure');
create index delivery_waiting on delivery (lane, position) where state = 'waiting';
create index delivery_reference on delivery (carrier_reference, carrier) where carrier_reference is not null;
create index delivery_failed on delivery (id)
    where state in ('permanent-failure', 'technical-failure', 'expired', 'returned');
create index delivery_batch on delivery (batch) where batch is not null;

create table attempt (
    delivery_id uuid        not null,
    number      integer     not null,
    carrier     text        not null,
    ended_at    timestamptz not null,
    outcome     text        not null,
    reason      text,
    primary key (delivery_id, number)
);

-- What was sent, encrypted, bound to the delivery.
create table content (
    delivery_id  uuid  primary key,
    text_version text  not null,
    sealed       bytea not null
);

create table letter_batch (
    id          uuid        primary key,
    sealed_at   timestamptz not null,
    uploaded_at timestamptz
);
create index letter_batch_open on letter_batch (sealed_at) where uploaded_at is null;

create table receipt (
    id          bigint      generated always as identity primary key,
    carrier     text        not null,
    reference   text,
    delivery_id uuid,
    outcome     text        not null,
    reason      text,
    at          timestamptz not null,
    received_at timestamptz not null,
    applied_at  timestamptz,
    unique nulls not distinct (carrier, reference, delivery_id, outcome, at)
);
create index receipt_open on receipt (id) where applied_at is null;
create index receipt_delivery on receipt (delivery_id) where delivery_id is not null;

create table channel_pause (
    channel   text        primary key,
    by        text        not null,
    reason    text        not null,
    paused_at timestamptz not null
);
create unique index delivery_rank on delivery (notification_id, rank);
