-- Replayed events are forgotten after a time; those that are dead wait for someone to look at them.
create index dead_event_replayed on dead_event (replayed_at) where replayed_at is not null;

-- Each hour a small part of the inbox is deleted; with the default its space would be free again after days.
alter table inbox set (autovacuum_vacuum_scale_factor = 0.02);
