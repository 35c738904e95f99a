/**
 * Part of the migration TellPeople, and fixed with it.
 *
 * Whom the worker tells of what was done, by kind. Asked when people are told and not before, so that
 * nobody is told who may not see the thing any more; whoever did it is left out.
 *
 * `subject` is what is opened from the bell, `occasion` what makes the same person be told of it again.
 */
export const PEOPLE_TO_TELL_OF = `
create function attune.people_to_tell_of(of_kind text, of_subject uuid, by_user uuid)
  returns table (user_id uuid, client_id uuid, subject_id uuid, occasion text)
  language plpgsql stable security definer set search_path = attune, pg_temp as $$
#variable_conflict use_column
declare
  here uuid := attune.practice_id();
begin
  case of_kind
  -- Whoever raised it; and, where there was a hold, those whose work it concerned.
  when 'DISTRESS_FLAG_ACKNOWLEDGED', 'DISTRESS_HOLD_LIFTED', 'DISTRESS_FLAG_RESOLVED' then
    return query
    select a.user_id, f.client_id, f.id, ''
    from attune.distress_flag f
    cross join lateral (select a.user_id from attune.audience_of(f.client_id) a where not a.administrator) a
    where f.practice_id = here and f.id = of_subject and a.user_id is distinct from by_user
      and (a.user_id = f.raised_by_user or (f.hold <> 'NONE' and of_kind <> 'DISTRESS_FLAG_ACKNOWLEDGED'
        and exists (select 1 from attune.care_team_member t
          join attune.member m on m.practice_id = t.practice_id and m.id = t.member_id
          where t.practice_id = here and t.client_id = f.client_id and t.discipline = 'MASSAGE'
            and t.state in ('TRIAL', 'ACTIVE') and m.user_id = a.user_id)));

  -- The subject is the flag whose hold did it: client and practitioner are told once, however many
  -- appointments it touched, and led to the first of them. The client is told also of a flag of their
  -- own: that a visit waits was not their doing.
  when 'APPOINTMENT_NEEDS_CLEARANCE' then
    return query
    select distinct on (person.user_id) person.user_id, a.client_id, a.id, of_subject::text
    from attune.distress_flag f
    join attune.appointment a on a.practice_id = here and a.client_id = f.client_id and a.state = 'NEEDS_CLEARANCE'
      and a.updated_at >= f.raised_at and a.starts_at > now()
    cross join lateral (
      select m.user_id from attune.member m
      where m.practice_id = here and m.id = a.member_id and m.ended_at is null and m.user_id is distinct from by_user
      union select c.user_id from attune.client c
      where c.practice_id = here and c.id = a.client_id and c.user_id is not null) person
    where f.practice_id = here and f.id = of_subject
    order by person.user_id, a.starts_at, a.id;

  -- Whoever was told that appointments wait is told when none of theirs does any more.
  when 'APPOINTMENT_CLEARED' then
    return query
    select told.user_id, a.client_id, a.id, of_subject::text
    from attune.distress_flag f
    cross join lateral (
      select distinct on (n.user_id) n.user_id, n.subject_id, n.kind
      from attune.notification n
      where n.practice_id = here and n.client_id = f.client_id
        and n.kind in ('APPOINTMENT_NEEDS_CLEARANCE', 'APPOINTMENT_CLEARED')
      order by n.user_id, n.at desc, n.kind) told
    join attune.appointment a on a.practice_id = here and a.id = told.subject_id and a.state = 'BOOKED' and a.starts_at > now()
    where f.practice_id = here and f.id = of_subject and told.kind = 'APPOINTMENT_NEEDS_CLEARANCE'
      and told.user_id is distinct from by_user
      and exists (select 1 from attune.audience_of(f.client_id) seen where seen.user_id = told.user_id)
      and not exists (select 1 from attune.appointment w
        where w.practice_id = here and w.client_id = f.client_id and w.state = 'NEEDS_CLEARANCE' and w.starts_at > now()
          and (w.member_id = a.member_id
            or exists (select 1 from attune.client c where c.practice_id = here and c.id = f.client_id and c.user_id = told.user_id)));

  when 'BOUNDARIES_PROPOSED' then
    return query
    select c.user_id, p.client_id, p.id, ''
    from attune.boundary_proposal p
    join attune.client c on c.practice_id = here and c.id = p.client_id and c.user_id is not null
    where p.practice_id = here and p.id = of_subject and p.state = 'PROPOSED' and c.user_id is distinct from by_user;

  when 'BOUNDARIES_ACCEPTED', 'BOUNDARIES_DECLINED' then
    return query
    select m.user_id, p.client_id, p.id, ''
    from attune.boundary_proposal p
    join attune.member m on m.practice_id = here and m.id = p.member_id
    where p.practice_id = here and p.id = of_subject and m.user_id is distinct from by_user
      and exists (select 1 from attune.audience_of(p.client_id) a where a.user_id = m.user_id and not a.administrator);

  -- The client decides; the one who is proposed learns of it.
  when 'CARE_TEAM_PROPOSED' then
    return query
    select person.user_id, t.client_id, t.id, ''
    from attune.care_team_member t
    cross join lateral (
      select c.user_id from attune.client c where c.practice_id = here and c.id = t.client_id and c.user_id is not null
      union select m.user_id from attune.member m where m.practice_id = here and m.id = t.member_id and m.ended_at is null) person
    where t.practice_id = here and t.id = of_subject and t.state = 'PROPOSED' and person.user_id is distinct from by_user;

  -- R7: those without whose agreement it does not come into force.
  when 'CARE_PLAN_PROPOSED' then
    return query
    select a.user_id, p.client_id, v.id, ''
    from attune.care_plan_version v
    join attune.care_plan p on p.practice_id = here and p.id = v.plan_id
    cross join lateral attune.audience_of_plan(p.client_id) a
    where v.practice_id = here and v.id = of_subject and v.state = 'PROPOSED' and a.user_id is distinct from by_user
      and (exists (select 1 from attune.client c where c.practice_id = here and c.id = p.client_id and c.user_id = a.user_id)
        or exists (select 1 from attune.care_team_member t
          join attune.member m on m.practice_id = t.practice_id and m.id = t.member_id
          where t.practice_id = here and t.client_id = p.client_id and t.lead and t.state in ('TRIAL', 'ACTIVE')
            and m.user_id = a.user_id));

  -- Those of the psychotherapists who may read it: the client decides whether they do.
  when 'HANDOFF' then
    return query
    select a.user_id, n.client_id, n.id, ''
    from attune.note n
    cross join lateral (select distinct a.user_id from attune.audience_of_note(n.id) a) a
    join attune.member m on m.practice_id = here and m.user_id = a.user_id and m.ended_at is null
    where n.practice_id = here and n.id = of_subject and n.state = 'SIGNED' and a.user_id is distinct from by_user
      and exists (select 1 from attune.care_team_member t
        where t.practice_id = here and t.client_id = n.client_id and t.member_id = m.id
          and t.discipline = 'PSYCHOTHERAPY' and t.state in ('TRIAL', 'ACTIVE'));

  -- What is opened is the note; each request for it is an occasion of its own.
  when 'AMENDMENT_REQUESTED' then
    return query
    select m.user_id, w.client_id, w.note_id, w.id::text
    from attune.amendment w
    join attune.member m on m.practice_id = here and m.id = w.author_member_id and m.ended_at is null
    where w.practice_id = here and w.id = of_subject and w.state = 'REQUESTED' and m.user_id is distinct from by_user;

  when 'AMENDMENT_ANSWERED' then
    return query
    select c.user_id, w.client_id, w.note_id, w.id::text
    from attune.amendment w
    join attune.client c on c.practice_id = here and c.id = w.client_id and c.user_id is not null
    where w.practice_id = here and w.id = of_subject and w.state in ('ACCEPTED', 'DECLINED') and c.user_id is distinct from by_user;

  else
    raise exception 'nobody knows whom to tell of %', of_kind using errcode = 'invalid_parameter_value';
  end case;
end $$;
`;
