package nl.stadsbode.preferences;

import java.util.List;

/** What lies in the tables after some years; nothing is asked of this service by {@code privacy-requested}, so not in that. */
final class SomeYears {

    static final List<String> TABLES = List.of(
            "resident",
            "contact_point",
            "choice",
            "history",
            "verification",
            "sent_on_request",
            "sent_to_destination",
            "companion",
            "invitation",
            "registered",
            "register_import",
            "register_import_part",
            "register_import_error",
            "privacy_job",
            "privacy_answer",
            "processing_log");

    static final List<String> ROWS =
            List.of("""
            insert into resident (id, version, name, language, large_print)
            select gen_random_uuid(), 1, '\\x00'::bytea, 'nl', false from generate_series(1, 20000)
            """, """
            insert into contact_point (id, resident_id, channel, destination, verified_at, failed_at, failed_why)
            select gen_random_uuid(), id, channel, '\\x00'::bytea, case when failed then null else NOW end,
                   case when failed then NOW - random() * interval '350 days' end, case when failed then 'bounced' end
            from resident, unnest(array['sms', 'email', 'letter']) channel, lateral (select random() < 0.01 as failed) f
            on conflict do nothing
            """, """
            insert into choice (resident_id, topic, kind, channels, stated_at, stated_by, stated_how)
            select id, '*', 'service', '{sms}', NOW, 'resident', 'self' from resident on conflict do nothing
            """, """
            insert into history (id, resident_id, version, stated_at, stated_by, stated_how, changes)
            select gen_random_uuid(), id, 1, NOW - row_number() over () * interval '30 minutes', 'someone', 'desk', '[]'
            from resident
            """, """
            insert into verification (resident_id, channel, destination, secret, attempts_left, expires_at)
            select id, 'email', '\\x00'::bytea, uuid_send(id), 5, NOW + random() * interval '1 hour' from resident
            on conflict do nothing
            """, """
            insert into sent_on_request (resident_id, sent_at) select id, NOW - random() * interval '23 hours' from resident
            """, """
            insert into sent_to_destination (destination_hash, sent_at)
            select uuid_send(id), NOW - random() * interval '23 hours' from resident
            """, """
            insert into invitation (resident_id, invited, sensitive, token, expires_at)
            select id, '\\x00'::bytea, false, uuid_send(id), NOW + random() * interval '7 days' from resident
            on conflict do nothing
            """, """
            insert into companion (companion_id, resident_id, sensitive)
            select one.id, other.id, false
            from (select id, row_number() over () as i from resident) one
            join (select id, row_number() over () as i from resident) other on other.i = one.i + 1
            on conflict do nothing
            """, """
            insert into registered (resident_id, bsn, bsn_hash, hash_key, as_of)
            select id, '\\x00'::bytea, uuid_send(id), (select max(hash_key) from registered), date '2026-01-01' from resident
            on conflict do nothing
            """, """
            insert into register_import (id, received_at, received_by, bytes, lines, state, ended_at)
            select gen_random_uuid(), moment, 'an operator', 1, 1, 'finished', moment
            from generate_series(1, 5000) i, lateral (select NOW - i * interval '20 minutes' as moment) m
            """, """
            insert into register_import_error (import_id, line, field, code)
            select id, line, 'bsn', 'not-a-bsn' from register_import, generate_series(2, 6) line on conflict do nothing
            """, """
            insert into register_import_part (import_id, number, content)
            select id, number, '\\x00'::bytea from register_import, generate_series(1, 3) number on conflict do nothing
            """, """
            insert into privacy_job (id, resident_id, what, state, asked_by, asked_at, due_at, begun_at, finished_at)
            select gen_random_uuid(), id, 'export', 'complete', 'resident', moment, moment, moment, moment
            from resident, lateral (select NOW - random() * interval '1700 days' as moment) m
            """, """
            insert into privacy_answer (job_id, service, page, last, answered_at, sealed)
            select id, 'case-service', 0, true, asked_at, case when asked_at > NOW - interval '7 days' then '\\x00'::bytea end
            from privacy_job on conflict do nothing
            """, """
            insert into processing_log (id, trace_id, span_id, name, status, started_at, ended_at, processing_activity_id,
                                        data_subject_id, data_subject_id_type, role, account)
            select gen_random_uuid(), '', '', 'resident-read', 'OK', moment, moment, '', id, '', 'contact', 'someone'
            from (select id, NOW - row_number() over () * interval '1 hour' as moment from resident) looked
            """);

    private SomeYears() {}
}
