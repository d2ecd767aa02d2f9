-- Who is told as well of what a resident is told: someone with a row of their own in resident, known only for this.
create table companion (
    companion_id  uuid        primary key references resident,
    resident_id   uuid        not null references resident,
    sensitive     boolean     not null,     -- told of what is sensitive, too
    constraint nobody_is_their_own check (companion_id <> resident_id)
);
create index companion_of_resident on companion (resident_id);

-- Someone whom a resident asked to be told as well, until both have confirmed it.
create table invitation (
    resident_id   uuid        primary key references resident,
    invited       bytea       not null,     -- name and e-mail address: ciphertext, bound to the resident's id
    sensitive     boolean     not null,
    token         bytea       not null,     -- SHA-256 of the link's token
    accepted_as   bytea,                    -- name by which they accepted: ciphertext; null before that
    expires_at    timestamptz not null
);
create unique index invitation_link on invitation (token);
create index invitation_expired on invitation (expires_at);
