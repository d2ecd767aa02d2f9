-- Day from which news comes again of which nobody is harmed by waiting. Null, or past: it comes.
alter table resident add column paused_until date;
