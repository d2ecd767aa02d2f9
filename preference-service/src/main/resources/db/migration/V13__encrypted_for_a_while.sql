-- By which what is encrypted for a while is walked through when the key changes, as everything that is encrypted is.
alter table verification add column walk_id uuid not null default gen_random_uuid();
create unique index verification_walk on verification (walk_id);
alter table privacy_answer add column walk_id uuid not null default gen_random_uuid();
create unique index privacy_answer_walk on privacy_answer (walk_id);
alter table register_import_part add column walk_id uuid not null default gen_random_uuid();
create unique index register_import_part_walk on register_import_part (walk_id);
