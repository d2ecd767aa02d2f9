-- A delivery is inserted in the transaction of its notification, by the one statement that may: to look each of them up
-- again was the costliest part of planning.
alter table delivery drop constraint delivery_notification_id_fkey;
