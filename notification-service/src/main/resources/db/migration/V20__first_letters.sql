-- Who knows how to choose: they chose something once, or it was explained to them, in a letter of its own or enclosed in an
-- official one. It is explained once, whatever happens after.
create table knows_how_to_choose (
    resident_id uuid        primary key,
    how         text        not null check (how in ('chose', 'letter', 'enclosed')),
    since       timestamptz not null
);
create index knows_how_to_choose_by_letter on knows_how_to_choose (since) where how = 'letter';
insert into knows_how_to_choose (resident_id, how, since)
select id, 'chose', now() from resident where preferences -> 'choices' -> 0 is not null;
