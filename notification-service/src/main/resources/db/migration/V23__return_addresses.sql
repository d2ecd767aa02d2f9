-- Seals the addresses that returned mail comes to: made here, once, and nobody outside knows it.
create table return_seal (
    only_one boolean primary key default true check (only_one),
    secret bytea not null
);
insert into return_seal (secret) values (sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')));
