-- By which key the hash of a number was made; null: from before this was written down, and made anew.
alter table registered add column hash_key bigint;
create index registered_hash_key on registered (hash_key);
