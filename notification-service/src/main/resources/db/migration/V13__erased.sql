-- When what was kept of a forgotten resident was erased; null while something is left to erase.
alter table resident add column erased_at timestamptz;
create index resident_to_erase on resident (id) where forgotten and erased_at is null;
