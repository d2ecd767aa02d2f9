-- Whether texts were clear, as residents say: counted, and nothing of who said it.
create table clarity (
    month        date     not null,     -- its first day
    text_version text     not null,
    channel      text     not null check (channel in ('sms', 'email', 'letter')),
    language     text     not null,
    clear        boolean  not null,
    reason       text     not null,     -- empty where none was given
    answers      integer  not null,
    primary key (month, text_version, channel, language, clear, reason)
);
-- By what was answered already, each once: a hash, beside no answer.
create table clarity_answered (
    token       bytea       primary key,
    answered_at timestamptz not null
);
create index clarity_answered_at on clarity_answered (answered_at);
