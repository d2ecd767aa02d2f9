-- For how many hours news of one case is gathered into one message. 0: each comes at once.
alter table resident add column gather_hours smallint not null default 0 check (gather_hours between 0 and 24);
