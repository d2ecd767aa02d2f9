-- What the population register says of a resident, beyond name and address.
alter table resident
    add column deceased_on    date,
    add column secret_address boolean not null default false,
    add check (forgotten_at is null or (deceased_on is null and not secret_address));

-- Where letters go when the resident said so, beside the home address, which is the register's.
alter table contact_point
    add column correspondence boolean not null default false,
    add check (not correspondence or channel = 'letter'),
    drop constraint contact_point_resident_id_channel_key,
    add unique (resident_id, channel, correspondence);

-- The one place where a resident is tied to a citizen service number (BSN).
create table registered (
    resident_id   uuid        primary key references resident,
    bsn           bytea       not null,        -- ciphertext, bound to the resident's id
    bsn_hash      bytea       not null unique, -- HMAC-SHA-256 by a key of its own
    as_of         date                         -- of the newest message of the register; null: tied by hand
);

-- Files of the register, and how far each of them is taken in: one after the other, in the order they came.
create table register_import (
    id            uuid        primary key,     -- time-ordered
    received_at   timestamptz not null,
    received_by   text        not null,
    bytes         bigint      not null,
    lines         bigint      not null,        -- of the file, with its header
    state         text        not null check (state in ('waiting', 'running', 'finished', 'broken')),
    lease_until   timestamptz,                 -- somebody works on it until then
    lines_read    bigint      not null default 1,
    created       bigint      not null default 0,
    changed       bigint      not null default 0,
    unchanged     bigint      not null default 0,
    refused       bigint      not null default 0,
    started_at    timestamptz,
    ended_at      timestamptz
);
create index register_import_unfinished on register_import (id) where state in ('waiting', 'running');

-- The file itself in pieces, until it is taken in.
create table register_import_part (
    import_id     uuid        not null references register_import on delete cascade,
    number        int         not null,
    content       bytea       not null,        -- ciphertext, bound to the import and the number
    primary key (import_id, number)
);

-- What was wrong with a line: never what stood there.
create table register_import_error (
    import_id     uuid        not null references register_import on delete cascade,
    line          bigint      not null,
    field         text        not null,
    code          text        not null,
    primary key (import_id, line, field, code)
);
