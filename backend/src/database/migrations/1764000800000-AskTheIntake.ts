import type { MigrationInterface, QueryRunner } from 'typeorm';
import { run } from './sql-support.ts';

/**
 * Who may not read an intake learns whether it refuses a session, and nothing of why; and a session
 * keeps when it was begun, since what held at that moment is what it is judged by.
 */
export class AskTheIntake1764000800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await run(
      runner,
      `
alter table attune.appointment add column begun_at timestamptz;
grant update (begun_at) on attune.appointment to attune_app;

-- Whether entries refuse a session for good: the same words as in the vocabulary, which a test compares.
create function attune.intake_refuses(entries jsonb, of_class text, of_modality text)
  returns boolean language sql immutable set search_path = attune, pg_temp as $$
  select of_class like 'BODYWORK\\_%' and exists (
    select 1 from jsonb_to_recordset(entries) as e (kind text, code text)
    where (e.kind = 'CONTRAINDICATION' and e.code in ('FEVER', 'DEEP_VEIN_THROMBOSIS', 'CONTAGIOUS_ILLNESS',
        'UNCONTROLLED_HYPERTENSION', 'UNSTABLE_HEART_DISEASE', 'RECENT_STROKE', 'INTOXICATION', 'PRE_ECLAMPSIA', 'ANEURYSM'))
      or (e.kind = 'ALLERGY' and e.code = 'SCENT' and of_modality in ('AROMATHERAPY')))
$$;

-- What decides about bodywork, for whoever may book. The entries are for the client and the team alone;
-- anybody else gets a yes or no for the service asked about and for each appointment that stands.
create function attune.intake_verdicts_of(of_clients uuid[], sentence text, for_service uuid)
  returns table (client_id uuid, complete boolean, entries jsonb, tells boolean, waived uuid[], refuses boolean, refused uuid[])
  language plpgsql stable security definer set search_path = attune, pg_temp as $$
begin
  return query select g.client_id, g.complete, case when g.tells then g.entries else '[]'::jsonb end, g.tells, g.waived,
    not g.tells and coalesce((select attune.intake_refuses(g.entries, v.class, v.modality) from attune.service v
      where v.practice_id = attune.practice_id() and v.id = for_service), false),
    case when g.tells then '{}'::uuid[] else array(select a.id from attune.appointment a
      join attune.appointment_service s on s.practice_id = a.practice_id and s.appointment_id = a.id
      join attune.service v on v.practice_id = s.practice_id and v.id = s.service_id
      where a.practice_id = attune.practice_id() and a.client_id = g.client_id
        and a.state in ('REQUESTED', 'BOOKED', 'NEEDS_CLEARANCE', 'ARRIVED')
        and attune.intake_refuses(g.entries, s.class, v.modality)) end
  from attune.intake_gates_of(of_clients, sentence) g;
end $$;
revoke execute on function attune.intake_refuses, attune.intake_verdicts_of from public;
-- It hands out the entries to whoever may book: from here on for the function above alone.
revoke execute on function attune.intake_gates_of from attune_app;
grant execute on function attune.intake_verdicts_of to attune_app;`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(
      runner,
      `grant execute on function attune.intake_gates_of to attune_app;
       drop function attune.intake_verdicts_of, attune.intake_refuses;
       alter table attune.appointment drop column begun_at;`,
    );
  }
}
