-- What was handed over, and when, is the proof of dispatch. It is kept with the case, and outlives the queue of the
-- notification-service; what comes later (delivered, returned) does not write over it.
alter table told add column sent_at timestamptz;
update told set sent_at = at where state = 'sent';
