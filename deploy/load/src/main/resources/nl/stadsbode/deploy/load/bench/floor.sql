-- The tables of the send path, with only what the floor's statements need.
create table status (id uuid primary key, data json not null);
create table event_outbox (
    position bigint generated always as identity primary key, key text not null, id uuid not null, data bytea not null);
create table lifecycle_outbox (
    position bigint generated always as identity primary key, key text not null, id uuid not null, data bytea not null);
create table inbox (id uuid primary key, received_at timestamptz not null);
create table notification (
    id uuid primary key, event_id uuid not null, resident_id uuid not null, change jsonb not null,
    announced_at timestamptz not null, unique (event_id, resident_id));
create table delivery (
    id uuid primary key, notification_id uuid not null references notification, state text not null, claim uuid,
    lease_until timestamptz, sent_at timestamptz, version integer not null default 1, lane uuid,
    attempts integer not null default 0) with (fillfactor = 70);
create index delivery_ready on delivery (id) where state = 'ready';
-- What is kept besides.
create table lane (id uuid primary key, next_position bigint not null, head uuid) with (fillfactor = 70);
create table content (delivery_id uuid primary key, sealed bytea not null);
create table attempt (
    delivery_id uuid not null, number integer not null, carrier text not null, ended_at timestamptz not null,
    outcome text not null, primary key (delivery_id, number));
create table told_inbox (id uuid primary key, received_at timestamptz not null);
create table told (id uuid primary key, state text not null, sent_at timestamptz);
