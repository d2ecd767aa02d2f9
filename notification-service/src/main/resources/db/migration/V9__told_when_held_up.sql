-- That a delivery is ready, or waits its turn, is told only when it stays so: most are sent a moment later.
alter table delivery add column told boolean not null default false;
create index delivery_held_up on delivery (created_at) where not told and state in ('ready', 'waiting');
