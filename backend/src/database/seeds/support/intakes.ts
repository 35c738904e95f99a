import type { IntakeEntryKind, TouchEffect } from '@attune/shared';
import type { SeedClient } from './clients.ts';
import type { PracticeSeed } from './practice-seed.ts';

/** One thing to know of a client's health, as the client noted it. */
export interface IntakeEntrySpec {
  readonly kind: IntakeEntryKind;
  readonly code?: string;
  readonly text?: string;
  readonly relevantToBodywork?: boolean;
  readonly regions?: readonly string[];
  readonly timesOfDay?: readonly string[];
  readonly effects?: readonly TouchEffect[];
  /** The day on which it ended; left out, it holds. */
  readonly endedDay?: number;
}

/** A client's complete intake; days are counted from today. */
export interface IntakeSpec {
  readonly client: SeedClient;
  readonly day: number;
  readonly goals?: string;
  readonly concerns?: string;
  readonly triggers?: string;
  readonly entries?: readonly IntakeEntrySpec[];
}

/** Writes intakes that clients have completed themselves. */
export async function writeIntakes(seed: PracticeSeed, intakes: readonly IntakeSpec[]): Promise<void> {
  const { calendar } = seed;
  const at = (day: number) => calendar.at(day, '18:45');
  await seed.insert(
    'intake',
    intakes.map(({ client, day }) => ({
      client_id: client.clientId,
      version: 1,
      state: 'COMPLETE',
      completed_at: at(day),
      completed_by: client.userId,
      changed_at: at(day),
    })),
  );
  await seed.insert(
    'intake_text',
    intakes.flatMap(({ client, day, goals, concerns, triggers }) =>
      Object.entries({ GOALS: goals, MENTAL_HEALTH_CONCERNS: concerns, TRIGGERS_TO_AVOID: triggers }).flatMap(
        ([part, words]) =>
          words === undefined
            ? []
            : [
                {
                  client_id: client.clientId,
                  part,
                  words,
                  written_at: at(day),
                  written_by: client.userId,
                },
              ],
      ),
    ),
  );
  await seed.insert(
    'intake_entry',
    intakes.flatMap(({ client, day, entries = [] }) =>
      entries.map((entry, index) => ({
        id: seed.id(`intake ${client.email} ${index}`, at(day)),
        client_id: client.clientId,
        kind: entry.kind,
        code: entry.code ?? null,
        words: entry.text ?? null,
        relevant_to_bodywork: entry.relevantToBodywork ?? false,
        regions: entry.regions ?? [],
        times_of_day: entry.timesOfDay ?? [],
        effects: entry.effects ?? [],
        noted_at: at(day),
        noted_by: client.userId,
        ended_at: entry.endedDay === undefined ? null : at(entry.endedDay),
        ended_by: entry.endedDay === undefined ? null : client.userId,
      })),
    ),
  );
}
