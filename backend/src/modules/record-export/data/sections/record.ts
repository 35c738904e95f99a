import { list, memberName, OWN, section } from './section.ts';

/** What was written down: notes that are signed, answers, and when somebody asked for support. */
export const RECORD = [
  section(
    'notes',
    // A process note is never exported (R13): its kind is refused here as well as by the policies.
    `select n.id::text as k, n.id, n.kind, n.state, n.author_member_id as "authorId",
       ${memberName('n.author_member_id', 'n')} as author, n.signed_at as "signedAt", n.error_reason as "errorReason",
       n.appointment_id as "appointmentId", t.text, t.tolerance_of_trauma_work as "toleranceOfTraumaWork",
       s.text as "teamSummary",
       (select to_jsonb(y) from (select r.boundaries_version as "boundariesVersion",
          r.boundaries_confirmed as "boundariesConfirmed", r.regions_agreed_today as "regionsAgreedToday", r.draping,
          r.stop_signal_agreed as "stopSignalAgreed", r.arrival_distress as "arrivalDistress",
          r.arrival_arousal as "arrivalArousal", r.arrival_pain as "arrivalPain", r.arrival_tension as "arrivalTension",
          r.departure_distress as "departureDistress", r.departure_arousal as "departureArousal",
          r.departure_pain as "departurePain", r.departure_tension as "departureTension", r.settled, r.work, r.observations,
          r.emotional_response as "emotionalResponse", r.client_words as "clientWords", r.ending, r.aftercare,
          r.next_time as "nextTime", r.to_psychotherapy as "toPsychotherapy", r.no_flag_reason as "noFlagReason",
          r.breach_account as "breachAccount"
        from attune.session_response r where r.practice_id = n.practice_id and r.note_id = n.id and r.signed) y) as session,
       ${list(`select a.at, ${memberName('a.author_member_id', 'a')} as by, a.text, a.at as n from attune.addendum a
         where a.practice_id = n.practice_id and a.note_id = n.id`)} as addenda,
       ${list(`select a.state, a.wish, a.requested_at as "requestedAt", a.answered_at as "answeredAt", a.reason, a.statement,
         a.requested_at as n from attune.amendment a
         where a.practice_id = n.practice_id and a.note_id = n.id`)} as corrections
     from attune.note n
     left join attune.note_text t on t.practice_id = n.practice_id and t.note_id = n.id and t.signed
     left join attune.note_team_summary s on s.practice_id = n.practice_id and s.note_id = n.id and s.signed
     where ${OWN('n')} and n.signed_at is not null and n.kind in ('PROGRESS', 'CONTACT', 'SESSION_RESPONSE')`,
    {
      tables: ['note', 'note_text', 'note_team_summary', 'session_response', 'addendum', 'amendment'],
      pageSize: 25,
    },
  ),
  section(
    'sessionFeedback',
    `select f.id::text as k, f.id, f.appointment_id as "appointmentId", ${memberName('f.member_id', 'f')} as "with", f.at,
       f.felt_safe as "feltSafe", f.in_control as "inControl", f.pressure, f.different, f.different_what as "differentWhat",
       f.words,
       ${list(`select c.text, c.at, ${memberName('c.member_id', 'c')} as by, c.at as n from attune.feedback_change c
         where c.practice_id = f.practice_id and c.feedback_id = f.id`)} as changes,
       ${list(`select ${memberName('s.member_id', 's')} as name, s.at, s.at as n from attune.feedback_seen s
         where s.practice_id = f.practice_id and s.feedback_id = f.id`)} as "seenBy"
     from attune.session_feedback f where ${OWN('f')}`,
    { tables: ['session_feedback', 'feedback_change', 'feedback_seen'] },
  ),
  section(
    'checkIns',
    `select c.id::text as k, c.id, c.at, c.distress, c.sleep_hours as "sleepHours", c.sleep_quality as "sleepQuality", c.pain,
       d.mood, d.arousal, d.irritability, d.body_connection as "bodyConnection", d.words
     from attune.check_in c
     left join attune.check_in_detail d on d.practice_id = c.practice_id and d.check_in_id = c.id
     where ${OWN('c')}`,
    { tables: ['check_in', 'check_in_detail'] },
  ),
  section(
    'checkInRhythm',
    `select '' as k, r.weekdays, r.every_days as "everyDays", r.starts_on as "startsOn" from attune.check_in_rhythm r
     where ${OWN('r')}`,
    { tables: ['check_in_rhythm'], single: true },
  ),
  section(
    'questionnaires',
    `select r.id::text as k, r.id, r.code, r.instrument_version as "instrumentVersion", r.taken_at as "takenAt", r.total, r.band,
       a.items, a.unscored
     from attune.measure_response r
     left join attune.measure_answer a on a.practice_id = r.practice_id and a.response_id = r.id
     where ${OWN('r')}`,
    { tables: ['measure_response', 'measure_answer'] },
  ),
  section(
    'questionnaireRhythms',
    `select a.id::text as k, a.id, a.code, a.rhythm, a.every_weeks as "everyWeeks", a.discipline, a.starts_on as "startsOn",
       a.ends_on as "endsOn", a.ended_at as "endedAt",
       ${list(`select s.occurrence, s.at, s.at as n from attune.measure_skip s
         where s.practice_id = a.practice_id and s.assignment_id = a.id`)} as skipped
     from attune.measure_assignment a where ${OWN('a')}`,
    { tables: ['measure_assignment', 'measure_skip'] },
  ),
  section(
    'support',
    // Told in plain words (R19): what others wrote about the reason is not the client's to read.
    `select f.id::text as k, f.id, f.raised_at as at,
       case f.source when 'CLIENT' then 'YOU' when 'RULE' then 'ANSWER' else 'TEAM' end as "cameFrom", f.state, f.hold as pause,
       f.hold_lifted_at as "pauseEndedAt", f.acknowledged_at as "seenAt", f.resolved_at as "closedAt",
       case when f.source = 'CLIENT' then (select r.text from attune.distress_flag_reason r
         where r.practice_id = f.practice_id and r.flag_id = f.id and r.raised_by_user = (select attune.user_id())) end as words,
       ${list(`select t.name, t.told_at as at, t.told_at as n from attune.flag_told t
         where t.practice_id = f.practice_id and t.flag_id = f.id`)} as told
     from attune.distress_flag f where ${OWN('f')}`,
    { tables: ['distress_flag', 'distress_flag_reason', 'flag_told'] },
  ),
] as const;
