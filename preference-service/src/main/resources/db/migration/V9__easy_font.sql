-- Letters, e-mails and the resident's own pages in a font that is easier to read.
alter table resident add column easy_font boolean not null default false;
