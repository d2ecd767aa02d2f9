-- What a resident may ask for is found by who is told.
create index cases_of_a_resident on cases using gin (recipients jsonb_path_ops);
