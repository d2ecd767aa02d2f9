-- What is asked about all that is kept of a person, and not answered yet.
create table privacy_request (
    job_id      uuid        primary key,
    person_id   uuid        not null,
    what        text        not null check (what in ('export', 'forgetting')),
    not_before  timestamptz not null
);
create index privacy_request_due on privacy_request (not_before);

-- Who looked at whose data: a record of processing, after the standard Logboek Dataverwerkingen. Only ever added to; what is
-- past its term is deleted. Of the person it has the id alone.
create table processing_log (
    id                     uuid        primary key,  -- time-ordered
    trace_id               text        not null,
    span_id                text        not null,
    parent_span_id         text,
    name                   text        not null,
    status                 text        not null,
    started_at             timestamptz not null,
    ended_at               timestamptz not null,
    processing_activity_id text        not null,
    data_subject_id        uuid        not null,
    data_subject_id_type   text        not null,
    role                   text        not null,
    account                text        not null
);
create index processing_log_of_subject on processing_log (data_subject_id, id);
create index processing_log_ended on processing_log using brin (ended_at);

create function processing_log_is_append_only() returns trigger language plpgsql as
$$ begin raise exception 'the log of processing is append-only'; end $$;
create trigger processing_log_is_append_only before update on processing_log
    for each row execute function processing_log_is_append_only();

-- How far the rows of a kind are encrypted anew: under which key, since when that is the one, and from where to read on.
create table encryption_walk (
    what        text        primary key,
    key_id      bigint      not null,
    since       timestamptz not null,
    after       uuid,
    found       bigint      not null default 0,
    clean_at    timestamptz
);
