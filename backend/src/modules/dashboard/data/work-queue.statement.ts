import { INSTRUMENTS } from '@attune/shared';
import { audited } from '../../../platform/audit/index.ts';
import { sql } from '../../../platform/database/index.ts';

/**
 * The queue in one statement: $1 now, $2 the beginning of today, $3 the practice's time zone, $4–$7 the
 * place after which to go on, $8 how many. Each part gives what waits with when it runs out (`due`) or
 * since when it waits; `soft` is its turn among what never runs out. A crisis that nobody answers stays on
 * top, whatever else ran out. A part that is not the viewer's
 * role costs nothing: its condition on who acts is answered once, before any row is looked at.
 */
const HERE = '(select attune.practice_id())';
const ME = '(select attune.member_id())';
const SELF = '(select attune.client_id())';
const TEAM = '(select attune.team_client_ids())::uuid[]';
const PSYCHOTHERAPY = '(select attune.psychotherapy_client_ids())::uuid[]';
/** R17: flags that the viewer, who is not of the team, was called in for. */
const CALLED_IN = '(select attune.called_in_flag_ids())::uuid[]';
/** Who reads the reason of a flag in the queue. */
const READS_REASON = `(f.client_id = any (${PSYCHOTHERAPY}) or f.id = any (${CALLED_IN}))`;

/** No more of a reason than fits on a line or two; the flag's own page has all of it. */
const MOST_DETAIL = 300;
const shortened = (text: string) =>
  `case when length(${text}) > ${MOST_DETAIL} then left(${text}, ${MOST_DETAIL - 1}) || '…' else ${text} end`;

// Raised: for the psychotherapists, and for massage therapists until they said that they saw it. Taken on,
// and the hold still on: for the psychotherapists, by the next session that waits for it.
const FLAGS = `
  select case f.state when 'RAISED' then 'FLAG' else 'HOLD' end as kind, f.id, f.client_id,
    f.raised_by_member as person_id, case f.state when 'RAISED' then f.acknowledge_by else w.at end as due,
    f.raised_at as since, 1 as soft, f.level, case when f.hold_lifted_at is null then f.hold else 'NONE' end as hold,
    f.state, f.source as part, null::integer as number,
    case when ${READS_REASON} then ${shortened('r.text')} else ${shortened('g.text')} end as detail,
    coalesce(f.raised_by_member = ${ME}, false) as mine, f.client_id = any (${PSYCHOTHERAPY}) as decides
  from attune.distress_flag f
  left join attune.distress_flag_reason r on r.practice_id = f.practice_id and r.flag_id = f.id
  left join attune.flag_guidance g on g.practice_id = f.practice_id and g.flag_id = f.id
  left join lateral (
    select min(a.starts_at) as at from attune.appointment a
    where f.state <> 'RAISED' and a.practice_id = f.practice_id and a.client_id = f.client_id
      and a.state = 'NEEDS_CLEARANCE' and a.starts_at > $1::timestamptz) w on true
  where ${ME} is not null and f.practice_id = ${HERE} and (f.client_id = any (${TEAM}) or f.id = any (${CALLED_IN}))
    and f.state <> 'RESOLVED'
    and case when f.client_id = any (${PSYCHOTHERAPY})
      then f.state = 'RAISED' or (f.hold <> 'NONE' and f.hold_lifted_at is null)
      when f.id = any (${CALLED_IN}) then f.state = 'RAISED'
      else f.state = 'RAISED' and not exists (select from attune.flag_event e
        where e.practice_id = f.practice_id and e.flag_id = f.id and e.kind = 'SEEN'
          and e.actor_user = (select attune.user_id())) end`;

// R17, to the owner as the last step: that it is not answered, and whose it is. Not why.
const UNANSWERED = `
  select 'UNANSWERED', u.flag_id, u.client_id, null, u.acknowledge_by, u.raised_at, 1, u.level, null,
    'RAISED', null, null, null, false, false
  from attune.unanswered_flags() u
  where (select attune.has_role('OWNER'))`;

// For who runs the practice: the first time within a week in which nobody is on call. For whoever is asked
// to take a shift: that.
const ON_CALL = `
  select 'ON_CALL_GAP', ${HERE}, null, null, lower(g.gap), $1::timestamptz, 2, null, null, null, null, null, null, true, true
  from (select attune.on_call_gap($1::timestamptz, $1::timestamptz + interval '7 days') as gap
    where (select attune.is_administrator())) g
  where g.gap is not null
  union all
  select 'HAND_OVER', h.id, null, h.from_member, greatest(s.starts_at, h.asked_at), h.asked_at, 2, null, null, null, null, null, null, false, true
  from attune.on_call_hand_over h
  join attune.on_call_shift s on s.practice_id = h.practice_id and s.id = h.shift_id
  where ${ME} is not null and h.practice_id = ${HERE} and h.to_member = ${ME} and h.state = 'ASKED'
    and s.cancelled_at is null and s.ends_at > $1::timestamptz`;

// The newest version of a plan that is put forward. The client is asked for what is proposed; who
// joined later, or was away, also for what is in force.
const AGREEMENTS = `
  select 'AGREEMENT', v.plan_id, v.client_id, v.created_by, null, v.proposed_at, 2, null, null,
    v.state, null, v.version, null, coalesce(v.created_by = ${ME}, false), v.client_id is distinct from ${SELF}
  from attune.care_plan_version v
  join attune.care_plan p on p.practice_id = v.practice_id and p.id = v.plan_id
    and p.state in ('DRAFT', 'PROPOSED', 'ACTIVE', 'ON_HOLD')
  where v.practice_id = ${HERE} and v.client_id = any (array_append(${TEAM}, ${SELF}))
    and v.state in ('PROPOSED', 'IN_FORCE') and (v.state = 'PROPOSED' or v.client_id is distinct from ${SELF})
    and not exists (select from attune.care_plan_version n
      where n.practice_id = v.practice_id and n.plan_id = v.plan_id and n.version > v.version
        and n.state in ('PROPOSED', 'IN_FORCE'))
    and not exists (select from attune.agreement g
      where g.practice_id = v.practice_id and g.plan_id = v.plan_id and g.version = v.version
        and g.user_id = (select attune.user_id()))`;

// For the client: who is proposed, and after a first session, whether it fits.
const TEAMS = `
  select 'TEAM', t.id, t.client_id, t.member_id, null, case t.state when 'PROPOSED' then t.proposed_at else t.trial_at end,
    2, null, null, t.state, t.discipline, null, null, false, true
  from attune.care_team_member t
  where ${SELF} is not null and t.practice_id = ${HERE} and t.client_id = ${SELF}
    and t.state in ('PROPOSED', 'TRIAL')
    and (t.state = 'PROPOSED' or exists (select from attune.appointment a
      where a.practice_id = t.practice_id and a.client_id = t.client_id and a.discipline = t.discipline
        and a.member_id = t.member_id and a.state = 'FULFILLED' and a.starts_at >= t.trial_at))`;

const DRAFTS = `
  select 'DRAFT', n.id, n.client_id, n.author_member_id, null, n.created_at, 2, null, null, n.state, n.kind, null, null, true, true
  from attune.note n
  where ${ME} is not null and n.practice_id = ${HERE} and n.author_member_id = ${ME} and n.state = 'DRAFT'
    and n.created_at < $2::timestamptz`;

// One's own licences; an administrator looks after everybody's. None that a later one has taken the place
// of, nor of a discipline that the person does not practise here any more.
const LICENCES = `
  select 'LICENCE', c.id, null, c.member_id,
    case when c.valid_until >= ($1::timestamptz at time zone $3::text)::date then ends.at end, ends.at,
    2, null, null, null, c.discipline, null, null, c.member_id = ${ME}, true
  from attune.credential c
  cross join lateral (select (c.valid_until + 1)::timestamp at time zone $3::text as at) ends
  join attune.member m on m.practice_id = c.practice_id and m.id = c.member_id and m.ended_at is null
  where ${ME} is not null and c.practice_id = ${HERE} and c.kind = 'LICENCE' and c.verified_at is not null
    and c.valid_until <= ($1::timestamptz at time zone $3::text)::date + 60
    and (c.member_id = ${ME} or (select attune.is_administrator()))
    and not exists (select from attune.credential l
      where l.practice_id = c.practice_id and l.member_id = c.member_id and l.discipline = c.discipline
        and l.verified_at is not null and (l.valid_until is null or l.valid_until > c.valid_until))
    and exists (select from attune.member_role o
      where o.practice_id = c.practice_id and o.member_id = c.member_id
        and o.role = case c.discipline when 'MASSAGE' then 'MASSAGE_THERAPIST' else 'PSYCHOTHERAPIST' end)`;

// What clients ask to be corrected in one's own notes, and as lead in those of an author who has left; and for the psychotherapists, what bodywork
// observed for them and none of them took over yet.
const NOTES = `
  select 'AMENDMENT', a.note_id, a.client_id, a.author_member_id, a.due_at, a.requested_at, 2, null, null, a.state, n.kind, null,
    ${shortened('a.wish')}, a.author_member_id = ${ME}, true
  from attune.amendment a
  join attune.note n on n.practice_id = a.practice_id and n.id = a.note_id
  where ${ME} is not null and a.practice_id = ${HERE} and a.client_id = any (${TEAM}) and a.state = 'REQUESTED'
    and attune.answers_amendment(a.note_id) = ${ME}
  union all
  select 'HANDOFF', n.id, n.client_id, n.author_member_id, null, n.signed_at, 2, null, null, n.state, n.kind, null,
    ${shortened('r.to_psychotherapy')}, false, true
  from attune.session_response r
  join attune.note n on n.practice_id = r.practice_id and n.id = r.note_id and n.state = 'SIGNED'
  where ${ME} is not null and r.practice_id = ${HERE} and r.client_id = any (${PSYCHOTHERAPY})
    and r.to_psychotherapy is not null and r.signed
    and not exists (select from attune.handoff_seen s where s.practice_id = r.practice_id and s.note_id = r.note_id)`;

// One's own sessions that a hold stands in the way of, and what clients ask for; an administrator sees
// to all that is asked for.
const APPOINTMENTS = `
  select case a.state when 'REQUESTED' then 'REQUEST' else 'CLEARANCE' end, a.id, a.client_id, a.member_id, a.starts_at,
    a.updated_at, 2, null, null, a.state, a.discipline, null, s.name, a.member_id = ${ME}, true
  from attune.appointment a
  left join attune.appointment_service x on x.practice_id = a.practice_id and x.appointment_id = a.id
  left join attune.service s on s.practice_id = x.practice_id and s.id = x.service_id
  where ${ME} is not null and a.practice_id = ${HERE} and a.state in ('REQUESTED', 'NEEDS_CLEARANCE')
    and a.starts_at > $1::timestamptz
    and (a.member_id = ${ME} or (a.state = 'REQUESTED' and (select attune.is_administrator())))`;

// What was booked and no longer fits what it rests on: for whose session it is and the client's lead; for
// who runs the practice where it is theirs to mend (the policy of the table shows them no other). What
// waits for a hold, or to be confirmed, is in the queue already.
const MISFITS = `
  select 'MISFIT', a.id, a.client_id, a.member_id, a.starts_at, f.since, 2, null, null, a.state, a.discipline, null, s.name,
    a.member_id = ${ME}, true
  from (select m.appointment_id, min(m.found_at) as since from attune.appointment_misfit m
    where ${ME} is not null and m.practice_id = ${HERE} and m.ended_at is null group by 1) f
  join attune.appointment a on a.practice_id = ${HERE} and a.id = f.appointment_id and a.state in ('BOOKED', 'ARRIVED')
    and a.starts_at > $1::timestamptz
    and (a.member_id = ${ME} or (select attune.is_administrator()) or a.client_id = any ((select attune.led_client_ids())::uuid[]))
  left join attune.appointment_service x on x.practice_id = a.practice_id and x.appointment_id = a.id
  left join attune.service s on s.practice_id = x.practice_id and s.id = x.service_id`;

// A client asks for the coming weeks: whoever sees it may plan them.
const PLANNING = `
  select 'PLANNING', r.id, r.client_id, null, null, r.asked_at, 2, null, null, r.state, null, null, r.note, false, true
  from attune.planning_request r
  where ${ME} is not null and r.practice_id = ${HERE} and r.client_id = any (${TEAM}) and r.state = 'OPEN'`;

// A change of the plan: while it waits for an answer, for the lead psychotherapist; while there is an objection, for
// whoever proposed it. And the day on which a plan is looked at again, from a week before, for the lead.
const PLANS = `
  select 'ADJUSTMENT', j.id, j.client_id, j.proposed_by, null, j.changed_at, 2, null, null, j.state, j.discipline, j.round,
    case j.state when 'OBJECTED' then (select ${shortened('e.words')} from attune.plan_adjustment_event e
        where e.practice_id = j.practice_id and e.adjustment_id = j.id and e.kind = 'OBJECT' and e.round = j.round)
      else ${shortened('r.why')} end,
    j.proposed_by = ${ME}, true
  from attune.plan_adjustment j
  join attune.care_plan p on p.practice_id = j.practice_id and p.id = j.plan_id and p.state = 'ACTIVE'
  join attune.plan_adjustment_round r on r.practice_id = j.practice_id and r.adjustment_id = j.id and r.round = j.round
  where ${ME} is not null and j.practice_id = ${HERE} and j.client_id = any (${TEAM})
    and ((j.state = 'PROPOSED' and j.client_id = any ((select attune.led_client_ids())::uuid[]))
      or (j.state = 'OBJECTED' and j.proposed_by = ${ME}))
  union all
  select 'REVIEW', w.id, w.client_id, w.set_by, ends.at, w.set_at, 2, null, null, null, null, null, null, w.set_by = ${ME}, true
  from attune.plan_review w
  join attune.care_plan p on p.practice_id = w.practice_id and p.id = w.plan_id and p.state in ('PROPOSED', 'ACTIVE', 'ON_HOLD')
  cross join lateral (select (w.due_on + 1)::timestamp at time zone $3::text as at) ends
  where ${ME} is not null and w.practice_id = ${HERE} and w.client_id = any ((select attune.led_client_ids())::uuid[])
    and w.held_at is null and w.moved_at is null and w.due_on <= ($1::timestamptz at time zone $3::text)::date + 7`;

/** So long a total that rose, or a silence, waits to be looked at. */
const MEASURE_NEWS = `$1::timestamptz - interval '14 days'`;
/** From how many points on a change is more than chance; nothing for a questionnaire of which no figure is kept. */
const RELIABLE = `case r.code ${INSTRUMENTS.flatMap(({ code, change }) => (change ? [`when '${code}' then ${change.reliable}`] : [])).join(' ')} end`;

// For the psychotherapists: a newest total that is reliably higher than at the start or last time; and the last
// time that a questionnaire of the plan was asked for and did not come. Until one of them has looked at it.
const MEASURES = `
  select 'MEASURE_WORSE', r.id, r.client_id, null, null, r.received_at, 2, null, null, r.code, null, r.total, null, false, true
  from attune.measure_response r
  where ${ME} is not null and r.practice_id = ${HERE} and r.client_id = any (${PSYCHOTHERAPY}) and r.taken_at > ${MEASURE_NEWS}
    and r.total - least(r.baseline_total, r.last_total) >= ${RELIABLE}
    and not exists (select from attune.measure_response n where n.practice_id = r.practice_id and n.client_id = r.client_id
      and n.code = r.code and n.taken_at > r.taken_at)
    and not exists (select from attune.measure_seen s where s.practice_id = r.practice_id and s.id = r.id)
  union all
  select 'MEASURE_MISSED', o.id, o.client_id, null, null, o.closes_at, 2, null, null, o.code, null, null, null, false, true
  from attune.measure_occurrence o
  join attune.measure_assignment a on a.practice_id = o.practice_id and a.id = o.assignment_id and a.ended_at is null
  where ${ME} is not null and o.practice_id = ${HERE} and o.client_id = any (${PSYCHOTHERAPY}) and o.state = 'MISSED'
    and o.closes_at > ${MEASURE_NEWS}
    and not exists (select from attune.measure_occurrence n where n.practice_id = o.practice_id and n.assignment_id = o.assignment_id
      and n.closes_at > o.closes_at and n.state in ('ANSWERED', 'SKIPPED', 'MISSED'))
    and not exists (select from attune.measure_response r where r.practice_id = o.practice_id and r.client_id = o.client_id
      and r.code = o.code and r.taken_at >= o.opens_at)
    and not exists (select from attune.measure_seen s where s.practice_id = o.practice_id and s.id = o.id)`;

// What a client said after a session that asks for care: for whose session it was and for the lead psychotherapist,
// where the client lets them read it, until each of them has.
const FEEDBACK = `
  select 'FEEDBACK', f.id, f.client_id, f.member_id, null, f.received_at, 1, null, null, f.felt_safe, f.in_control, null,
    ${shortened('coalesce(f.words, f.different_what)')}, f.member_id = ${ME}, true
  from attune.session_feedback f
  where ${ME} is not null and f.practice_id = ${HERE} and f.client_id = any (${TEAM})
    and (f.felt_safe <> 'YES' or f.in_control <> 'YES')
    and (f.member_id = ${ME} or f.client_id = any ((select attune.led_client_ids())::uuid[]))
    and not exists (select from attune.feedback_seen s
      where s.practice_id = f.practice_id and s.feedback_id = f.id and s.member_id = ${ME})`;

// An author, and whoever has a session, still knows of it when the place on the team has ended.
const AUDIT = `i.client_id as audit_client_id,
  case when i.client_id = ${SELF} then 'SELF' when i.mine or i.client_id = any (${TEAM}) then 'TEAM'
    when i.kind = 'FLAG' then 'CALLED_IN' else 'ADMINISTRATOR' end as audit_ground,
  case when i.client_id = ${SELF} then 'CLIENT' when i.client_id = any (${PSYCHOTHERAPY}) then 'PSYCHOTHERAPIST'
    when i.client_id = any (${TEAM}) then 'MASSAGE_THERAPIST'
    when i.mine then case when i.part in ('MASSAGE', 'SESSION_RESPONSE') then 'MASSAGE_THERAPIST' else 'PSYCHOTHERAPIST' end
    when i.kind = 'FLAG' then 'PSYCHOTHERAPIST' else 'ADMINISTRATOR' end as audit_role,
  case i.kind when 'FLAG' then 'FLAGS' when 'UNANSWERED' then 'FLAGS' when 'HOLD' then 'FLAGS' when 'AGREEMENT' then 'PLAN' when 'ADJUSTMENT' then 'PLAN' when 'REVIEW' then 'PLAN' when 'TEAM' then 'TEAM'
    when 'HANDOFF' then 'SESSION_RESPONSES' when 'FEEDBACK' then 'SESSION_RESPONSES'
    when 'MEASURE_WORSE' then 'MEASURES' when 'MEASURE_MISSED' then 'MEASURES'
    when 'DRAFT' then case i.part when 'SESSION_RESPONSE' then 'SESSION_RESPONSES' else 'NOTES' end
    when 'AMENDMENT' then case i.part when 'SESSION_RESPONSE' then 'SESSION_RESPONSES' else 'NOTES' end
    else 'APPOINTMENTS' end as audit_class`;

export const WORK_QUEUE = audited(
  'work.queue',
  sql(
    'dashboard.workQueue',
    `select i.*, c.name as client_name, c.preferred_name, c.pronouns, m.name as person,
       case when i.level is not null and i.state = 'RAISED' then (
         select jsonb_agg(jsonb_build_object('name', t.name, 'at', t.told_at, 'memberId', t.member_id))
         from attune.told_of_flags(array[i.id]) t) end as told, ${AUDIT}
     from (
       select * from (
         select kind, id, client_id, person_id, case when level = 'CRISIS' and state = 'RAISED' then -1 when due is null then soft else 0 end as tier, coalesce(due, since) as at,
           case level when 'CRISIS' then 1 when 'ALERT' then 2 when 'CONCERN' then 3 when 'NOTICE' then 4 else 5 end as rank,
           due, since, level, hold, state, part, number, detail, mine, decides
         from (${[FLAGS, UNANSWERED, ON_CALL, AGREEMENTS, TEAMS, DRAFTS, LICENCES, NOTES, APPOINTMENTS, MISFITS, PLANNING, PLANS, MEASURES, FEEDBACK].join('\nunion all\n')}) waiting) work
       where $4::integer is null or (tier, at, rank, id) > ($4, $5::timestamptz, $6::integer, $7::uuid)
       order by tier, at, rank, id limit $8::integer) i
     left join attune.client c on c.practice_id = ${HERE} and c.id = i.client_id
     left join attune.member m on m.practice_id = ${HERE} and m.id = i.person_id`,
  ),
  8,
  'tier, at, rank, id',
  {
    rowClass: 'audit_class',
    columns: `kind, id, client_id, client_name, preferred_name, pronouns, person, tier, at, rank, due, since, level, hold, state,
      part, number, detail, mine, decides, told`,
  },
);
