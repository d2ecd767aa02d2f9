alter table dead_event add column tries integer not null default 1;
create index dead_event_dead on dead_event (reason, id) where replayed_at is null;
