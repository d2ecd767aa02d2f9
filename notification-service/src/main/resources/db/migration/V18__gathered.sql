-- The delivery that tells this one's news along with its own.
alter table delivery add column gathered_into uuid;
create index delivery_gathered on delivery (gathered_into) where gathered_into is not null;
