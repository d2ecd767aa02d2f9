package nl.stadsbode.notifications.flow;

import java.util.List;

/** What lies in the tables after some months. */
final class SomeMonths {

    static final List<String> TABLES = List.of(
            "resident",
            "notification",
            "lane",
            "delivery",
            "attempt",
            "content",
            "receipt",
            "letter_batch",
            "requested_message");

    static final List<String> ROWS = List.of("""
            insert into resident (id, version, preferences, reachable)
            select gen_random_uuid(), 1, '{}', '{sms}' from generate_series(1, 20000)
            """, """
            insert into notification (id, event_id, case_id, resident_id, role, state, reason, channels, urgent,
                                      official, change, announced_at, sequence, decided_at)
            select gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'applicant',
                   case when i % 100 = 0 then 'nothing' when i % 1000 = 1 then 'awaiting-preferences' else 'planned' end,
                   'chosen', '{sms,letter}', i % 50 = 0, i % 10 = 0, '{"caseReference": "Z-2026-000123"}', moment, i,
                   moment
            from generate_series(1, 20000) i, lateral (select NOW - i * interval '8 minutes' as moment)
            """, """
            insert into lane (id, next_position, head)
            select gen_random_uuid(), 2, null from generate_series(1, 20000)
            """, """
            insert into letter_batch (id, sealed_at, uploaded_at)
            select gen_random_uuid(), moment, moment
            from generate_series(1, 5000) i, lateral (select NOW - i * interval '30 minutes' as moment)
            """, """
            insert into delivery (id, notification_id, channel, rank, lane, position, state, reason, priority, not_before,
                                  deadline, repeats, carrier, carrier_reference, batch, created_at, sent_at, finished_at)
            select gen_random_uuid(), n.id, (array['sms', 'email', 'letter'])[1 + n.sequence % 3], 0, gen_random_uuid(), 1,
                   case n.sequence % 500
                       when 2 then 'ready' when 3 then 'scheduled' when 4 then 'waiting' when 5 then 'claimed'
                       when 6 then 'sending' when 7 then 'temporary-failure' when 8 then 'unknown'
                       when 9 then 'permanent-failure' when 10 then 'expired' when 11 then 'returned'
                       when 12 then 'cancelled' else case when n.sequence % 2 = 0 then 'sent' else 'delivered' end
                   end,
                   null, 1, n.announced_at, n.announced_at + interval '72 hours', case n.sequence % 400 when 13 then 1 else 0 end,
                   'counting-sms', 'ref-' || n.id, case n.sequence % 3 when 2 then gen_random_uuid() end, n.announced_at,
                   n.announced_at, n.announced_at
            from notification n where n.state = 'planned'
            on conflict do nothing
            """, """
            insert into attempt (delivery_id, number, carrier, ended_at, outcome)
            select id, 1, 'counting-sms', created_at, 'sent' from delivery on conflict do nothing
            """, """
            insert into content (delivery_id, text_version, sealed)
            select id, 'v1', '\\x00'::bytea from delivery on conflict do nothing
            """, """
            insert into receipt (carrier, reference, delivery_id, outcome, at, received_at, applied_at)
            select 'counting-sms', 'ref-' || i, case i % 2 when 0 then gen_random_uuid() end, 'DELIVERED', moment, moment,
                   case when i % 200 = 0 then null else moment end
            from generate_series(1, 20000) i, lateral (select NOW - i * interval '8 minutes' as moment)
            """, """
            insert into requested_message (id, channel, purpose, state, not_before, carrier, carrier_reference,
                                           requested_at, expires_at, finished_at)
            select gen_random_uuid(), case i % 3 when 0 then 'email' else 'sms' end, 'verification',
                   case i % 2 when 0 then 'sent' else 'delivered' end, moment, 'counting-sms', 'asked-' || i, moment,
                   moment + interval '10 minutes', moment
            from generate_series(1, 20000) i, lateral (select NOW - i * interval '8 minutes' as moment)
            """);

    private SomeMonths() {}
}
