-- That something was sent to a number or address on request, whoever asked: a keyed hash of it, for a day.
create table sent_to_destination (
    destination_hash bytea       not null,
    sent_at          timestamptz not null
);
create index sent_to_destination_there on sent_to_destination (destination_hash, sent_at);
create index sent_to_destination_long_ago on sent_to_destination (sent_at);
