-- Who asked that it be told once more: the resident, or the contact centre for them. Null: nobody had to.
alter table delivery add column asked_by text check (asked_by in ('resident', 'contact'));
