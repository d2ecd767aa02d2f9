-- Where it was handed over to: by the time that word of it comes, its resident may have another one.
alter table content add column contact_point uuid;
