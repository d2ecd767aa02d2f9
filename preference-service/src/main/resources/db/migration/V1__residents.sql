-- One row a resident. When forgotten, the row stays as a marker: id, version and forgotten_at, and nothing else.
create table resident (
    id            uuid        primary key,
    version       bigint      not null,
    name          bytea,                    -- ciphertext, bound to the id
    language      text,
    large_print   boolean,
    quiet_from    time,
    quiet_until   time,
    forgotten_at  timestamptz,
    check ((quiet_from is null) = (quiet_until is null)),
    check (forgotten_at is null or (name is null and language is null and large_print is null and quiet_from is null)),
    check (forgotten_at is not null or (name is not null and language is not null and large_print is not null))
) with (fillfactor = 85);

create table contact_point (
    id            uuid        primary key,
    resident_id   uuid        not null references resident,
    channel       text        not null check (channel in ('sms', 'email', 'letter')),
    destination   bytea       not null,     -- ciphertext, bound to the resident's id
    verified_at   timestamptz,
    verified_by   text,
    verified_how  text,
    failed_at     timestamptz,
    failed_why    text,
    unique (resident_id, channel),
    check (verified_at is null or failed_at is null)
);

create table choice (
    resident_id   uuid        not null references resident,
    topic         text        not null,     -- a topic's code, or * for every topic without its own choice
    kind          text        not null check (kind in ('service', 'official')),
    channels      text[]      not null,     -- in order; empty: do not tell me
    stated_at     timestamptz not null,
    stated_by     text        not null,
    stated_how    text        not null,
    primary key (resident_id, topic, kind),
    check (kind <> 'official' or cardinality(channels) > 0)
);

-- Append-only: who changed what, when and how. Never holds a name, number or address.
create table history (
    id            uuid        primary key,  -- time-ordered; also the id of the event that told of it
    resident_id   uuid        not null references resident,
    version       bigint      not null,
    stated_at     timestamptz not null,
    stated_by     text        not null,
    stated_how    text        not null,
    changes       jsonb       not null
);
create index history_of_resident on history (resident_id, id);

create function history_is_append_only() returns trigger language plpgsql as
$$ begin raise exception 'history is append-only'; end $$;
create trigger history_is_append_only before update on history
    for each row execute function history_is_append_only();
