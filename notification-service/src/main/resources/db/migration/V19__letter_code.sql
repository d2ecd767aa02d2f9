-- What stands on a letter, to be typed or said: by it the desk finds the letter, and whoever holds it says whether it was clear.
alter table delivery add column letter_code text;
create unique index delivery_letter_code on delivery (letter_code) where letter_code is not null;
