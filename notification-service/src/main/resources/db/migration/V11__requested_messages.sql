-- What residents asked for and wait for: codes, links, confirmations, tests. Handed over at most once; who waited in vain
-- asks again. Addressee and text (sealed) are gone once it is over.
create table requested_message (
    id                uuid        primary key,  -- the event's
    channel           text        not null check (channel in ('sms', 'email')),
    purpose           text        not null check (purpose in ('verification', 'confirmation', 'failure', 'test')),
    resident_id       uuid,
    sealed            bytea,
    traceparent       text,
    state             text        not null
        check (state in ('ready', 'sending', 'sent', 'delivered', 'failed', 'unknown', 'expired')),
    reason            text,
    attempts          integer     not null default 0,
    not_before        timestamptz not null,
    lease_until       timestamptz,
    carrier           text,
    carrier_reference text,
    requested_at      timestamptz not null,
    expires_at        timestamptz not null,
    finished_at       timestamptz,
    check ((finished_at is null) = (state in ('ready', 'sending'))),
    check ((finished_at is null) = (sealed is not null)),
    check ((finished_at is null) = (resident_id is not null))
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02);
create index requested_message_open on requested_message (channel, not_before) where finished_at is null;
create index requested_message_reference on requested_message (carrier_reference, carrier)
    where carrier_reference is not null;
create index requested_message_finished on requested_message (finished_at) where finished_at is not null;
