import {
  type Discipline,
  type Instrument,
  type InstrumentCode,
  instrumentOf,
  type MeasureRhythm,
  OPEN_DAYS,
  scoreAnswers,
  USUAL_MEASURE_CLOCK,
} from '@attune/shared';
import type { SeedClient } from './clients.ts';
import type { PracticeSeed } from './practice-seed.ts';
import type { Account } from './staff.ts';

export interface MeasureSpec {
  readonly client: Pick<SeedClient, 'clientId' | 'email'>;
  readonly code: InstrumentCode;
  readonly at: Date;
  /** What the answers add up to; a question about self-harm is answered "not at all". */
  readonly total: number;
}

/** Writes answered questionnaires, of each client and kind the oldest first. */
export async function writeMeasures(seed: PracticeSeed, specs: readonly MeasureSpec[]): Promise<void> {
  const totals = new Map<string, number[]>();
  const made = specs.map((spec) => {
    const instrument = questionnaire(spec.code);
    const items = answersAdding(instrument, spec.total);
    const scored = scoreAnswers(instrument, items);
    if (!scored.ok) {
      throw new Error('The demo answers what cannot be scored.');
    }
    const key = `${spec.client.clientId} ${spec.code}`;
    const before = totals.get(key) ?? [];
    totals.set(key, [...before, scored.score.total]);
    const id = seed.id(`measure ${spec.client.email} ${spec.code}`, spec.at);
    return { spec, instrument, items, score: scored.score, before, id };
  });
  await seed.insert(
    'measure_response',
    made.map(({ spec, instrument, score, before, id }) => ({
      id,
      client_id: spec.client.clientId,
      code: spec.code,
      instrument_version: instrument.version,
      taken_at: spec.at,
      received_at: spec.at,
      total: score.total,
      band: score.band,
      baseline_total: before[0] ?? null,
      last_total: before.at(-1) ?? null,
    })),
  );
  await seed.insert(
    'measure_answer',
    made.map(({ spec, items, id }) => ({
      response_id: id,
      client_id: spec.client.clientId,
      items,
      unscored: null,
    })),
  );
}

/** From today on, a client is to check in on these weekdays. */
export async function writeCheckInRhythm(
  seed: PracticeSeed,
  client: SeedClient,
  { by, weekdays }: { readonly by: Pick<Account, 'userId'>; readonly weekdays: readonly number[] },
): Promise<void> {
  await seed.insert('check_in_rhythm', [
    {
      client_id: client.clientId,
      weekdays,
      every_days: null,
      starts_on: seed.calendar.date(0),
      set_by: by.userId,
      set_at: seed.calendar.at(-6, '11:30'),
    },
  ]);
}

export interface AssignmentSpec {
  readonly client: Pick<SeedClient, 'clientId' | 'email'>;
  readonly code: InstrumentCode;
  readonly by: Pick<Account, 'userId'>;
  readonly rhythm: MeasureRhythm;
  readonly everyWeeks?: number;
  readonly discipline?: Discipline;
  /** Counted from today. */
  readonly startsDay: number;
}

/** Makes questionnaires part of the plan, the evening before their first day. @returns their ids, in order. */
export async function writeAssignments(
  seed: PracticeSeed,
  specs: readonly AssignmentSpec[],
): Promise<string[]> {
  const rows = specs.map(({ client, code, by, rhythm, everyWeeks, discipline, startsDay }) => {
    const assignedAt = seed.calendar.at(startsDay - 1, '17:20');
    return {
      id: seed.id(`assignment ${client.email} ${code}`, assignedAt),
      client_id: client.clientId,
      code,
      rhythm,
      every_weeks: everyWeeks ?? null,
      weekday: null,
      clock: USUAL_MEASURE_CLOCK,
      discipline: discipline ?? null,
      starts_on: seed.calendar.date(startsDay),
      ends_on: null,
      assigned_by: by.userId,
      assigned_at: assignedAt,
      ended_at: null,
      ended_by: null,
    };
  });
  await seed.insert('measure_assignment', rows);
  return rows.map(({ id }) => id);
}

/** The week in which one that is asked for once may be answered, of which the client was reminded as it opened. */
export async function writeOpenWeek(
  seed: PracticeSeed,
  client: Pick<SeedClient, 'clientId' | 'email'>,
  {
    assignmentId,
    code,
    day,
  }: { readonly assignmentId: string; readonly code: InstrumentCode; readonly day: number },
): Promise<void> {
  const opens = seed.calendar.at(day, USUAL_MEASURE_CLOCK);
  await seed.insert('measure_occurrence', [
    {
      id: seed.id(`asked for ${client.email} ${code}`, opens),
      assignment_id: assignmentId,
      client_id: client.clientId,
      code,
      occurrence: `DAY:${seed.calendar.date(day)}`,
      appointment_id: null,
      opens_at: opens,
      closes_at: seed.calendar.at(day + OPEN_DAYS, USUAL_MEASURE_CLOCK),
      state: 'OPEN',
      remind_at: opens,
      reminder_settled_at: opens,
      reminder_outcome: 'TOLD',
    },
  ]);
}

function questionnaire(code: InstrumentCode): Instrument {
  const found = instrumentOf(code);
  if (!found) {
    throw new Error(`${code} does not ship.`);
  }
  return found;
}

/** Answers that add up to a total, spread over all questions but those that are best not high in a demo. */
function answersAdding({ items }: Instrument, total: number): number[] {
  const open = items.map(({ safety, followUpFrom }) => !safety && followUpFrom === undefined);
  const places = open.filter(Boolean).length;
  let place = 0;
  return open.map((counts) => {
    if (!counts) {
      return 0;
    }
    const answer = Math.floor(total / places) + (place < total % places ? 1 : 0);
    place += 1;
    return answer;
  });
}
