import { setTimeout as wait } from 'node:timers/promises';
import type pg from 'pg';
import type { Chance } from '../lib/chance.ts';
import { ask, type SignedIn, signIn } from './people.ts';

const BOOK = `mutation Book($input: BookAppointmentInput!) {
  result: bookAppointment(input: $input) { __typename ... on Appointment { id } ... on Problem { message } } }`;
const RAISE = `mutation Raise($input: RaiseDistressFlagInput!) {
  result: raiseDistressFlag(input: $input) { __typename ... on DistressFlag { id } } }`;

/** Longest that each waits before it begins; booking takes longer, and each comes first now and then. */
const BEFORE_MS = { book: 6, raise: 24 };
const WEEKS_AHEAD = 20;

/** How often each came first, and how often a booking stood under a hold unmarked. */
export interface RaceReport {
  readonly rounds: number;
  readonly refused: number;
  readonly marked: number;
  readonly unmarked: number;
}

interface Cast {
  readonly clientId: string;
  readonly practitionerId: string;
  readonly serviceId: string;
}

/**
 * R18: books bodywork for Jonah at one server while a crisis is raised for him at another, again and
 * again. Each booking must be refused by the hold or be marked by it.
 */
export async function raceHolds(
  admin: pg.Client,
  urls: readonly string[],
  chance: Chance,
  rounds: number,
): Promise<RaceReport> {
  const [url = ''] = urls;
  const [mara, ines] = [
    await signIn(url, 'mara@harbour.example.org'),
    await signIn(url, 'ines@harbour.example.org'),
  ];
  const cast = await castOf(admin);
  const seen = { refused: 0, marked: 0, unmarked: 0 };
  for (let round = 0; round < rounds; round += 1) {
    const booked = await raceOnce(urls, chance, { mara, ines, cast });
    if (booked === null) seen.refused += 1;
    else if (await isMarked(admin, booked)) seen.marked += 1;
    else seen.unmarked += 1;
    await asNothingHadBeen(admin, cast.clientId, booked);
  }
  return { rounds, ...seen };
}

/** @returns the id of what was booked, or null where the hold refused it. @throws Error on any other answer. */
async function raceOnce(
  urls: readonly string[],
  chance: Chance,
  { mara, ines, cast }: { mara: SignedIn; ines: SignedIn; cast: Cast },
): Promise<string | null> {
  const send = async (who: SignedIn, query: string, input: object, before: number) => {
    await wait(chance.below(before));
    const { answer } = await ask(chance.one(urls), who.cookie, query, { input });
    if (answer.kind !== 'ANSWERED') throw new Error(`Nothing was answered: ${answer.kind}.`);
    return answer.data['result'] as { __typename: string; id?: string; message?: string };
  };
  const startsAt = new Date(Date.now() + WEEKS_AHEAD * 7 * 86_400_000);
  // A Wednesday at three in the afternoon, when Ines works.
  startsAt.setUTCDate(startsAt.getUTCDate() + ((10 - startsAt.getUTCDay()) % 7));
  startsAt.setUTCHours(14, 0, 0, 0);
  const [booked, raised] = await Promise.all([
    send(
      mara,
      BOOK,
      { ...cast, startsAt: startsAt.toISOString(), override: { reason: 'A race.' } },
      BEFORE_MS.book,
    ),
    send(ines, RAISE, { clientId: cast.clientId, level: 'CRISIS', reason: 'race' }, BEFORE_MS.raise),
  ]);
  if (raised.__typename !== 'DistressFlag') throw new Error(`Not raised: ${raised.__typename}.`);
  if (booked.__typename === 'Appointment' && booked.id) return booked.id;
  if (booked.__typename === 'HoldProblem') return null;
  throw new Error(`Neither booked nor held: ${booked.__typename} ${booked.message ?? ''}`);
}

async function castOf(admin: pg.Client): Promise<Cast> {
  const { rows } = await admin.query<Cast>(
    `select c.id as "clientId", m.id as "practitionerId", s.id as "serviceId"
     from attune.client c
     join attune.member m on m.practice_id = c.practice_id and m.name like 'Ines%'
     join attune.service s on s.practice_id = c.practice_id and s.name = 'Restorative bodywork'
     where c.name like 'Jonah%'`,
  );
  const [cast] = rows;
  if (!cast) throw new Error('The demo has no Jonah.');
  await asNothingHadBeen(admin, cast.clientId, null);
  return cast;
}

async function isMarked(admin: pg.Client, appointmentId: string): Promise<boolean> {
  const { rows } = await admin.query<{ state: string }>(
    'select state from attune.appointment where id = $1',
    [appointmentId],
  );
  return rows[0]?.state === 'NEEDS_CLEARANCE';
}

/** Takes booking and hold away past the triggers, as if both had ended long ago. */
async function asNothingHadBeen(
  admin: pg.Client,
  clientId: string,
  appointmentId: string | null,
): Promise<void> {
  await admin.query('set session_replication_role = replica');
  await admin.query(`update attune.appointment set state = 'CANCELLED' where id = $1`, [appointmentId]);
  await admin.query(
    `update attune.distress_flag set state = 'RESOLVED', resolved_at = coalesce(resolved_at, now()),
       hold_lifted_at = case when hold = 'NONE' then hold_lifted_at else coalesce(hold_lifted_at, now()) end
     where client_id = $1 and state <> 'RESOLVED'`,
    [clientId],
  );
  await admin.query(
    'update attune.flag_step set stopped_at = now() where client_id = $1 and done_at is null',
    [clientId],
  );
  await admin.query('set session_replication_role = origin');
}
