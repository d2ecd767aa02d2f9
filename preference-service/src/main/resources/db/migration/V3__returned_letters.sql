-- Addresses to look into: few, and asked for as a list.
create index contact_point_letter_failed on contact_point (id) where channel = 'letter' and failed_at is not null;
