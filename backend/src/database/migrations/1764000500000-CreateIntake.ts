import type { MigrationInterface, QueryRunner } from 'typeorm';
import { closeTable, MASSAGE, oneOf, PSYCHOTHERAPIST, run, SELF, shared } from './sql-support.ts';

const WRITERS = `${SELF} or ${PSYCHOTHERAPIST}`;
/** R27: whoever opened the record in an emergency reads as a psychotherapist of the team, and writes nothing. */
const READABLE = 'client_id = any ((select attune.readable_client_ids())::uuid[])';
const READERS = `${SELF} or client_id = any ((select attune.readable_psychotherapy_client_ids())::uuid[])`;
const MEDICAL_SHARED = shared('MEDICAL', 'MASSAGE');
const BY_ACTOR = '(select attune.user_id())';

/** What is to be known of a client's health before bodywork, and who of the team sees which of it. */
export class CreateIntake1764000500000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await run(runner, TABLES);
    await run(runner, FUNCTIONS);
    await run(
      runner,
      [
        closeTable({
          table: 'intake',
          // That it is complete is what the team works by; what stands in it are rows of their own.
          rows: { select: `${SELF} or ${READABLE}`, insert: WRITERS, update: WRITERS },
          updatable: ['version', 'state', 'completed_at', 'completed_by', 'changed_at'],
        }),
        closeTable({
          table: 'intake_text',
          rows: {
            select: `${READERS} or (part = 'TRIGGERS_TO_AVOID' and ${MEDICAL_SHARED})`,
            insert: `(${WRITERS}) and written_by = ${BY_ACTOR}`,
            update: WRITERS,
          },
          updatable: ['words', 'written_at', 'written_by'],
        }),
        closeTable({
          table: 'intake_entry',
          rows: {
            // Allergies and contraindications are for the hands, always; the rest where it concerns them
            // and the client shares it.
            select: `${READERS} or (kind in ('ALLERGY', 'CONTRAINDICATION') and ${MASSAGE})
              or (relevant_to_bodywork and ${MEDICAL_SHARED})`,
            insert: `(${WRITERS}) and noted_by = ${BY_ACTOR} and ended_at is null`,
            update: WRITERS,
          },
          updatable: ['ended_at', 'ended_by'],
        }),
      ].join('\n'),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(
      runner,
      `drop table attune.intake_entry, attune.intake_text, attune.intake;
       drop function attune.intake_gates_of, attune.intake_entry_ends_once;`,
    );
  }
}

const TABLES = `
create table attune.intake (
  practice_id uuid not null,
  client_id uuid not null,
  version integer not null constraint intake_version_check check (version >= 0),
  state text not null ${oneOf('state', ['DRAFT', 'COMPLETE'])},
  completed_at timestamptz,
  completed_by uuid,
  changed_at timestamptz not null,
  primary key (practice_id, client_id),
  constraint intake_client_fk foreign key (practice_id, client_id) references attune.client (practice_id, id),
  constraint intake_completed_check check ((state = 'COMPLETE') = (completed_at is not null and completed_by is not null))
);

-- What is written freely; what to avoid, not the story. Row by row, since not everybody reads each.
create table attune.intake_text (
  practice_id uuid not null,
  client_id uuid not null,
  part text not null ${oneOf('part', ['GOALS', 'MENTAL_HEALTH_CONCERNS', 'TRIGGERS_TO_AVOID'])},
  words text not null,
  written_at timestamptz not null,
  written_by uuid not null,
  primary key (practice_id, client_id, part),
  constraint intake_text_client_fk foreign key (practice_id, client_id) references attune.client (practice_id, id)
);

create table attune.intake_entry (
  practice_id uuid not null,
  id uuid not null,
  client_id uuid not null,
  kind text not null ${oneOf('kind', ['MEDICAL', 'MEDICATION', 'ALLERGY', 'CONTRAINDICATION'])},
  -- A word of the vocabulary; without one the text says it.
  code text,
  words text,
  relevant_to_bodywork boolean not null,
  -- Codes of the body chart: where a contraindication is.
  regions text[] not null,
  -- Local times 'HH:MM' at which a medication is taken.
  times_of_day text[] not null,
  effects text[] not null,
  noted_at timestamptz not null,
  noted_by uuid not null,
  ended_at timestamptz,
  ended_by uuid,
  primary key (practice_id, id),
  constraint intake_entry_client_fk foreign key (practice_id, client_id) references attune.client (practice_id, id),
  constraint intake_entry_says_check check (code is not null or words is not null),
  constraint intake_entry_regions_check check (kind = 'CONTRAINDICATION' or regions = '{}'),
  constraint intake_entry_medication_check check (kind = 'MEDICATION' or (times_of_day = '{}' and effects = '{}')),
  constraint intake_entry_ended_check check ((ended_at is null) = (ended_by is null))
);
create index intake_entry_client_idx on attune.intake_entry (practice_id, client_id, noted_at);
`;

const FUNCTIONS = `
-- An entry is never changed and never deleted: it ends, once.
create function attune.intake_entry_ends_once() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.ended_at is null and new.ended_at is not null
    and to_jsonb(new) - 'ended_at' - 'ended_by' = to_jsonb(old) - 'ended_at' - 'ended_by' then
    return new;
  end if;
  raise exception 'an entry of the intake ends once, and stays'
    using errcode = 'check_violation', constraint = 'intake_entry_ends_once';
end $$;
create trigger intake_entry_ends_once before update or delete on attune.intake_entry
  for each row execute function attune.intake_entry_ends_once();

-- What of clients' intakes decides about bodywork, for whoever may book for them. An administrator gets
-- no text, and the codes only for the caller to decide by ("tells" is false then). "waived": appointments for which the lead psychotherapist set the
-- sentence aside.
create function attune.intake_gates_of(of_clients uuid[], sentence text)
  returns table (client_id uuid, complete boolean, entries jsonb, tells boolean, waived uuid[])
  language plpgsql stable security definer set search_path = attune, pg_temp as $$
declare
  everybody boolean := attune.is_administrator();
  near uuid[] := attune.team_client_ids();
begin
  return query select c.id, coalesce(i.state = 'COMPLETE', false),
    coalesce((select jsonb_agg(jsonb_build_object('kind', e.kind, 'code', e.code,
        'text', case when c.id = any (near) or c.id = attune.client_id() then e.words end,
        'regions', to_jsonb(e.regions)) order by e.noted_at, e.id)
      from attune.intake_entry e where e.practice_id = c.practice_id and e.client_id = c.id
        and e.ended_at is null and e.kind in ('ALLERGY', 'CONTRAINDICATION')), '[]'::jsonb),
    coalesce(c.id = any (near), false) or coalesce(c.id = attune.client_id(), false),
    coalesce((select array_agg(o.appointment_id) from attune.appointment_override o
      join attune.appointment a on a.practice_id = o.practice_id and a.id = o.appointment_id
      where a.practice_id = c.practice_id and a.client_id = c.id and sentence = any (o.sentences)), '{}')
  from attune.client c
  left join attune.intake i on i.practice_id = c.practice_id and i.client_id = c.id
  where c.practice_id = attune.practice_id() and c.id = any (of_clients)
    and (everybody or c.id = any (near) or c.id = attune.client_id());
end $$;
revoke execute on all functions in schema attune from public;
grant execute on function attune.intake_gates_of to attune_app;
`;
