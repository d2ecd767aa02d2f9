create table word (position bigint generated always as identity, word text not null);
