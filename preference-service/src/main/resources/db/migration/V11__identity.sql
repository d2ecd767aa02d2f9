-- By what a colleague saw who it was, of what is asked at the desk or in writing: a code, never a number. Null: signed in.
alter table privacy_job add column identity text;
