import type { TouchEffect } from '@attune/shared';
import type { Anything } from '../person.ts';
import type { DemoName, World } from '../world.ts';

const SAVE = `mutation ($input: SaveIntakeInput!) { saveIntake(input: $input) { __typename ... on Intake { version
  warnings entries { id code text timesOfDay effects byClient notedBy }
  earlier { text endedByClient endedBy } texts { part text byClient writtenBy } }
  ... on Problem { message } ... on InvalidInput { fields { path message } } } }`;

/** What is noted in the health answers. */
export interface IntakeEntry {
  readonly kind: string;
  readonly code?: string;
  readonly text?: string;
  readonly regions?: readonly string[];
  readonly timesOfDay?: readonly string[];
  readonly effects?: readonly TouchEffect[];
  readonly relevantToBodywork?: boolean;
}

/** Changes the health answers as they stand now; the member of the result. */
export async function saveIntake(
  world: World,
  who: DemoName,
  clientId: string,
  change: object,
): Promise<Anything> {
  const [row] = await world.rows<{ version: number }>(
    'select version from attune.intake where client_id = $1',
    [clientId],
  );
  const person = await world.as(who);
  const input = { clientId, expectedVersion: row?.version ?? 0, ...change };
  return ((await person.ask(SAVE, { input })) as Anything).saveIntake;
}

/** An entry that the client noted at an instant, and perhaps ended at another. */
export async function noteIntake(
  world: World,
  clientId: string,
  at: Date,
  entry: IntakeEntry,
  ended: Date | null,
): Promise<void> {
  await world.rows(
    `insert into attune.intake_entry (practice_id, id, client_id, kind, code, words, relevant_to_bodywork, regions,
       times_of_day, effects, noted_at, noted_by, ended_at, ended_by)
     select practice_id, gen_random_uuid(), id, $2, $3, $4, $5, $6, $7, $8, $9, user_id, $10::timestamptz,
       case when $10::timestamptz is not null then user_id end from attune.client where id = $1`,
    [
      clientId,
      entry.kind,
      entry.code ?? null,
      entry.text ?? null,
      entry.relevantToBodywork ?? true,
      entry.regions ?? [],
      entry.timesOfDay ?? [],
      entry.effects ?? [],
      at,
      ended,
    ],
  );
}
