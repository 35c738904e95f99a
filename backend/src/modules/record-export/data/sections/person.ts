import { list, memberName, OWN, section } from './section.ts';

/** Who somebody is, who works with them, and what they decided about touch and sharing. */
export const PERSON = [
  section(
    'person',
    `select '' as k, c.id, c.name, c.preferred_name as "preferredName", c.pronouns, c.email, c.phone,
       c.created_at as since
     from attune.client c
     where c.practice_id = (select attune.practice_id()) and c.id = (select attune.client_id())`,
    { tables: ['client'], single: true },
  ),
  section(
    'team',
    `select t.id::text as k, t.id, t.member_id as "memberId", ${memberName('t.member_id', 't')} as name, t.discipline, t.lead,
       t.state, t.proposed_at as "proposedAt", t.trial_at as "trialAt", t.active_at as "activeAt", t.ended_at as "endedAt",
       ${list(`select e.kind as state, e.at, e.at as n from attune.care_team_event e
         where e.practice_id = t.practice_id and e.care_team_member_id = t.id`)} as steps
     from attune.care_team_member t where ${OWN('t')}`,
    { tables: ['care_team_member', 'care_team_event'] },
  ),
  section(
    'boundaries',
    `select lpad(b.version::text, 9, '0') as k, b.version, b.version = max(b.version) over () as current,
       b.changed_at as "changedAt", b.max_pressure as "maxPressure",
       b.regions, b.draping, b.clothing, b.talk, b.scent, b.music, b.light, b.position, b.stop_signal as "stopSignal",
       b.what_helps as "whatHelps", b.note
     from attune.boundaries b where ${OWN('b')}`,
    { tables: ['boundaries'] },
  ),
  section(
    'boundaryProposals',
    `select p.id::text as k, p.id, ${memberName('p.member_id', 'p')} as by, p.changes, p.reason, p.state,
       p.proposed_at as "proposedAt", p.decided_at as "decidedAt", p.accepted_version as "acceptedVersion"
     from attune.boundary_proposal p where ${OWN('p')}`,
    { tables: ['boundary_proposal'] },
  ),
  section(
    'sharing',
    `select s.category || ' ' || s.discipline || ' ' || coalesce(s.member_id::text, '') as k, s.category, s.discipline,
       ${memberName('s.member_id', 's')} as person, s.granted, s.since
     from (
       select practice_id, client_id, category, discipline, null::uuid as member_id, granted, since
       from attune.sharing_consent
       union all
       select practice_id, client_id, category, discipline, member_id, granted, since
       from attune.sharing_consent_member where granted is not null) s
     where ${OWN('s')}`,
    { tables: ['sharing_consent', 'sharing_consent_member'] },
  ),
  section(
    'sharingHistory',
    `select e.id::text as k, e.id, e.at, e.category, e.discipline, ${memberName('e.member_id', 'e')} as person, e.granted
     from attune.sharing_consent_event e where ${OWN('e')}`,
    { tables: ['sharing_consent_event'] },
  ),
  section(
    'health',
    `select '' as k, i.version, i.state, i.completed_at as "completedAt", i.changed_at as "changedAt"
     from attune.intake i where ${OWN('i')}`,
    { tables: ['intake'], single: true },
  ),
  section(
    'healthEntries',
    `select e.id::text as k, e.id, e.kind, e.code, e.words, e.relevant_to_bodywork as "relevantToBodywork", e.regions,
       e.times_of_day as "timesOfDay", e.effects, e.noted_at as "notedAt", e.ended_at as "endedAt"
     from attune.intake_entry e where ${OWN('e')}`,
    { tables: ['intake_entry'] },
  ),
  section(
    'healthTexts',
    `select t.part as k, t.part, t.words, t.written_at as "writtenAt" from attune.intake_text t where ${OWN('t')}`,
    { tables: ['intake_text'] },
  ),
  section(
    'safetyPlans',
    `select lpad(p.version::text, 9, '0') as k, p.version, p.written_at as "writtenAt", p.written_by_name as "writtenBy",
       s.warning_signs as "warningSigns", s.own_coping as "ownCoping", s.distractions, s.people, s.professionals,
       s.safe_surroundings as "safeSurroundings", p.on_the_table as "onTheTable"
     from attune.safety_plan p
     join attune.safety_plan_steps s
       on s.practice_id = p.practice_id and s.client_id = p.client_id and s.version = p.version
     where ${OWN('p')}`,
    { tables: ['safety_plan', 'safety_plan_steps'] },
  ),
] as const;
