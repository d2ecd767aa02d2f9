-- Held so that what follows in the same case comes with it; released by gathering alone.
alter table delivery add column gathering boolean not null default false;
create index delivery_gathering on delivery (not_before) where gathering and state = 'scheduled';
-- The delivery that tells this one's news along with its own.
alter table delivery add column gathered_into uuid;
create index delivery_gathered on delivery (gathered_into) where gathered_into is not null;
-- Whether it tells the news of others along with its own.
alter table notification add column gathers boolean not null default false;
