import { list, memberName, MINE, OWN, section } from './section.ts';

/** Visits and all that is agreed about them, settings, and who read what. */
export const VISITS = [
  section(
    'appointments',
    `select a.id::text as k, a.id, a.state, a.starts_at as "startsAt", a.ends_at as "endsAt", a.discipline,
       a.member_id as "memberId", ${memberName('a.member_id', 'a')} as "with",
       (select r.name from attune.room r where r.practice_id = a.practice_id and r.id = a.room_id) as room,
       (select s.name from attune.service s where s.practice_id = a.practice_id and s.id = x.service_id) as service,
       x.class, a.cancelled_reason as "cancelledReason", a.begun_at as "begunAt",
       ${list(`select o.reason, o.sentences, o.by_name as by, o.at, o.at as n from attune.appointment_override o
         where o.practice_id = a.practice_id and o.appointment_id = a.id`)} as exceptions
     from attune.appointment a
     left join attune.appointment_service x on x.practice_id = a.practice_id and x.appointment_id = a.id
     where ${OWN('a')}`,
    { tables: ['appointment', 'appointment_service', 'appointment_override'] },
  ),
  section(
    'series',
    `select s.id::text as k, s.id, s.kind, ${memberName('s.member_id', 's')} as "with", s.starts_on as "startsOn",
       to_char(s.at_time, 'HH24:MI') as "atTime", s.every_weeks as "everyWeeks", s.count
     from attune.appointment_series s where ${OWN('s')}`,
    { tables: ['appointment_series'] },
  ),
  section(
    'waiting',
    `select w.id::text as k, w.id, w.discipline, ${memberName('w.member_id', 'w')} as "with", w.weekdays, w.parts,
       w.from_date as "fromDate", w.until_date as "untilDate", w.state, w.created_at as "createdAt",
       w.closed_at as "closedAt",
       array(select s.name from attune.waiting_service x
         join attune.service s on s.practice_id = x.practice_id and s.id = x.service_id
         where x.practice_id = w.practice_id and x.entry_id = w.id order by 1) as services,
       ${list(`select o.starts_at as "startsAt", o.ends_at as "endsAt", o.state, o.offered_at as "offeredAt", o.offered_at as n
         from attune.slot_offer o where o.practice_id = w.practice_id and o.entry_id = w.id`)} as offers
     from attune.waiting_entry w where ${OWN('w')}`,
    { tables: ['waiting_entry', 'waiting_service', 'slot_offer'] },
  ),
  section(
    'planningRequests',
    `select r.id::text as k, r.id, r.note, r.state, r.asked_at as "askedAt", r.closed_at as "closedAt"
     from attune.planning_request r where ${OWN('r')}`,
    { tables: ['planning_request'] },
  ),
  section(
    'preferredTimes',
    `select p.id::text as k, p.version, p.changed_at as "changedAt", p.changed_by_name as "changedBy",
       ${list(`select t.weekday, to_char(t.from_time, 'HH24:MI') as "from", to_char(t.to_time, 'HH24:MI') as "to", t.avoid,
         t.position as n from attune.preferred_time t
         where t.practice_id = p.practice_id and t.set_id = p.id`)} as times
     from attune.preferred_times p where ${OWN('p')}`,
    { tables: ['preferred_times', 'preferred_time'] },
  ),
  section(
    'notices',
    `select n.id::text as k, n.id, n.kind, n.at, n.read_at as "readAt" from attune.notification n
     where ${MINE('n')} and (n.client_id is null or n.client_id = (select attune.client_id()))`,
    { tables: ['notification'] },
  ),
  section(
    'noticeChoices',
    `select c.topic as k, c.topic, c.mail, c.push from attune.notification_choice c where ${MINE('c')}`,
    { tables: ['notification_choice'] },
  ),
  section(
    'reminders',
    `select '' as k, r.lead_hours as "leadHours", r.evening_summary as "eveningSummary", r.questionnaires
     from attune.reminder_choice r where ${MINE('r')}`,
    { tables: ['reminder_choice'], single: true },
  ),
  section(
    'sentSummaries',
    // What has run out has, whether or not a job has been by.
    `select d.id::text as k, d.id,
       case when d.state in ('CONSENTED', 'OPEN') and d.expires_at <= now() then 'EXPIRED' else d.state end as state,
       d.recipient_kind as "recipientKind", d.recipient_name as "recipientName",
       d.recipient_organisation as "recipientOrganisation", d.reason, d.parts, d.from_day as "from", d.to_day as "to",
       ${memberName('d.composed_by', 'd')} as "composedBy", d.asked_at as "askedAt", d.answered_at as "answeredAt",
       d.opened_at as "linkedAt", d.expires_at as "expiresAt",
       ${list(`select o.at, o.at as n from attune.disclosure_opening o
         where o.practice_id = d.practice_id and o.disclosure_id = d.id`)} as openings
     from attune.disclosure d where ${OWN('d')} and d.content_hash is not null`,
    { tables: ['disclosure', 'disclosure_opening'] },
  ),
  section(
    'copies',
    `select e.id::text as k, e.id, e.format, e.at from attune.record_export e where ${OWN('e')}`,
    { tables: ['record_export'] },
  ),
] as const;
