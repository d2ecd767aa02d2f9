-- A number or address that someone gave and has not shown to be theirs yet. It is used for nothing but that; what was
-- known before stays in use meanwhile.
create table verification (
    resident_id   uuid        not null references resident,
    channel       text        not null check (channel in ('sms', 'email')),
    destination   bytea       not null,     -- ciphertext, bound to the resident's id
    secret        bytea       not null,     -- sms: the code, ciphertext; email: SHA-256 of the link's token
    attempts_left smallint    not null,
    expires_at    timestamptz not null,
    primary key (resident_id, channel)
);
create unique index verification_link on verification (secret) where channel = 'email';
create index verification_expired on verification (expires_at);

-- Codes, links and test messages that a resident had sent, so that nobody sends without end.
create table sent_on_request (
    resident_id   uuid        not null references resident,
    sent_at       timestamptz not null
);
create index sent_on_request_of_resident on sent_on_request (resident_id, sent_at);
create index sent_on_request_long_ago on sent_on_request (sent_at);
