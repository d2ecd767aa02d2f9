create sequence case_number;

-- The C collation lets the unique indexes serve searches by the first characters.
create table cases (
    id                 uuid primary key,
    reference          text collate "C" not null unique,
    external_reference text collate "C" unique,
    case_type          text        not null,
    current_status     text,       -- null when every status was withdrawn: a case opened by mistake
    version            integer     not null,
    recipients         jsonb       not null,
    opened_at          timestamptz not null,
    opened_by          text        not null
) with (fillfactor = 80);
create index cases_of_a_type on cases (case_type, id);

create table case_status (
    id           uuid primary key, -- also the id of its event
    case_id      uuid        not null references cases,
    version      integer     not null, -- of the case, once this was recorded
    status_type  text        not null,
    corrects     uuid references case_status,
    occurred_at  timestamptz not null,
    recorded_at  timestamptz not null,
    recorded_by  text        not null,
    announce_at  timestamptz not null,
    announced_at timestamptz,
    withdrawn_at timestamptz,
    withdrawn_by text,
    note         bytea,            -- encrypted, bound to the case
    announcement jsonb       not null, -- the event's data but the note, frozen when the status was recorded
    trace_parent text,
    change_key   text,             -- the case system's own key for this change
    unique (case_id, version)
);
create unique index case_status_change_key on case_status (change_key) where change_key is not null;
create index case_status_due on case_status (announce_at) where announced_at is null and withdrawn_at is null;
create index case_status_waiting on case_status (case_id) where announced_at is null and withdrawn_at is null;

create table idempotency_key (
    caller       text        not null,
    key          text        not null,
    request_hash text        not null,
    answer       jsonb,
    created_at   timestamptz not null,
    primary key (caller, key)
);
create index idempotency_key_age on idempotency_key using brin (created_at);

-- What residents were told: one row a delivery, and one without a delivery where there is none (yet).
create table told (
    notification_id uuid        not null,
    delivery_id     uuid,
    event_id        uuid        not null,
    case_id         uuid        not null,
    resident_id     uuid,
    channel         text,
    state           text        not null,
    reason          text,
    version         bigint      not null,
    at              timestamptz not null,
    unique nulls not distinct (notification_id, delivery_id)
) with (fillfactor = 80);
create index told_of_a_case on told (case_id);
