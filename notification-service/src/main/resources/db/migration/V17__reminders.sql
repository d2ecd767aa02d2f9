-- When who is asked for something is reminded of it, unless the case has moved on.
create table reminder (
    notification_id  uuid         primary key,
    due_at           timestamptz  not null
);
create index reminder_due on reminder (due_at);

alter table delivery drop constraint delivery_asked_by_check;
alter table delivery add check (asked_by in ('resident', 'contact', 'reminder'));
