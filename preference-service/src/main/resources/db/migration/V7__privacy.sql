-- What residents ask for about all that is kept of them: to have it, or to have it forgotten. The row outlives what it is
-- about, and is its receipt: it names nobody but by the id.
create table privacy_job (
    id            uuid        primary key,
    resident_id   uuid        not null references resident,
    what          text        not null check (what in ('export', 'forgetting')),
    state         text        not null check (state in ('waiting', 'running', 'complete', 'cancelled', 'expired')),
    asked_by      text        not null check (asked_by in ('resident', 'contact')),
    asked_at      timestamptz not null,
    due_at        timestamptz not null,
    begun_at      timestamptz,
    finished_at   timestamptz,
    check ((finished_at is null) = (state in ('waiting', 'running')))
);
create unique index privacy_job_open on privacy_job (resident_id, what) where finished_at is null;
create index privacy_job_of_resident on privacy_job (resident_id, id);
create index privacy_job_due on privacy_job (due_at) where state = 'waiting';
create index privacy_job_running on privacy_job (begun_at) where state = 'running';

-- What each service answered, in pages. Of an export: its part, encrypted, bound to the resident's id, for as long as it can
-- be fetched. Of a forgetting: what was erased and what is kept, by codes.
create table privacy_answer (
    job_id        uuid        not null references privacy_job on delete cascade,
    service       text        not null,
    page          integer     not null,
    last          boolean     not null,
    sealed        bytea,
    erased        jsonb       not null default '[]',
    kept          jsonb       not null default '[]',
    answered_at   timestamptz not null,
    primary key (job_id, service, page)
);
create index privacy_answer_sealed on privacy_answer (answered_at) where sealed is not null;

-- What is past its term.
create index history_stated on history using brin (stated_at);
create index contact_point_failed on contact_point (failed_at) where failed_at is not null and channel <> 'letter';
create index privacy_job_finished on privacy_job (finished_at) where finished_at is not null;
