-- When the next message may go to a carrier that takes so many a second; one row a carrier that has a limit.
create table carrier_rate (
    carrier text        primary key,
    free_at timestamptz not null
) with (fillfactor = 50);

-- Text messages to numbers abroad that were handed over, by day.
create table sms_abroad (
    day  date    primary key,
    used integer not null
) with (fillfactor = 50);
