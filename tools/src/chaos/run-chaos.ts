import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { untilCalm } from './calm.ts';
import { Chance } from '../lib/chance.ts';
import type { Finding } from './finding.ts';
import { letHoursGoBy } from './hours.ts';
import { Ledger } from './ledger.ts';
import { connect, prepare } from './demo.ts';
import { MailReceiver } from './mail-receiver.ts';
import { signIn } from './people.ts';
import { Plant, type Victim } from './plant.ts';
import { type RaceReport, raceHolds } from './race-holds.ts';
import { type Circle, Sender } from './senders.ts';
import { doubledMails, judgeTelling } from './telling-verdict.ts';
import { judge } from './verdict.ts';

export interface ChaosSize {
  readonly flags: number;
  readonly clients: number;
  readonly kills: number;
  readonly apis: number;
  readonly workers: number;
  /** How often a booking is raced against a hold, before anything is killed. */
  readonly races: number;
  /** The same seed kills and sends alike. */
  readonly seed: number;
}

export interface ChaosReport {
  readonly ledger: Ledger;
  readonly killed: Readonly<Record<Victim, number>>;
  readonly seconds: number;
  /** Until all was told, after the last flag was sent. */
  readonly calmSeconds: number;
  readonly mails: { readonly received: number; readonly doubled: number };
  readonly race: RaceReport;
  readonly findings: readonly Finding[];
}

/**
 * Raises flags from many clients at once while servers, workers and the database are killed (SIGKILL)
 * and come back, then compares what was answered with what is there. The backend must be built.
 */
export async function runChaos(size: ChaosSize): Promise<ChaosReport> {
  const chance = new Chance(size.seed);
  const home = await mkdtemp(join(tmpdir(), 'attune-chaos-'));
  const mails = await MailReceiver.open();
  const plant = await Plant.found(home, mails.url);
  try {
    await prepare(plant, size.clients);
    await plant.staff(size);
    const { circles, stranger } = await circlesOf(plant, size.clients);
    const race = await raced(plant, chance, size.races);
    const begun = performance.now();
    const ledger = new Ledger();
    let next = 0;
    const more = () => (next < size.flags ? next++ : null);
    const sending = Promise.all(
      circles.map((circle) => new Sender({ urls: plant.urls, circle, stranger, ledger, chance }).run(more)),
    );
    let over = false;
    const done = sending.finally(() => {
      over = true;
    });
    const hours = letHoursGoBy(plant.adminUrl, () => over);
    const killed = await killAtRandom(plant, chance, {
      kills: size.kills,
      progress: () => next / size.flags,
      over: () => over,
    });
    await done;
    const sent = performance.now();
    await hours;
    const admin = await connect(plant.adminUrl);
    await untilCalm(admin);
    const calm = performance.now();
    const findings = [
      { what: 'booked against a hold: refused or marked', looked: race.rounds, wrong: race.unmarked },
      ...(await judge(admin, ledger)),
      ...(await judgeTelling(admin, mails.received)),
    ];
    await admin.end();
    return {
      ledger,
      killed,
      seconds: (sent - begun) / 1000,
      calmSeconds: (calm - sent) / 1000,
      race,
      mails: { received: mails.received.size, doubled: doubledMails(mails.received) },
      findings,
    };
  } finally {
    await plant.stop();
    await mails.close();
    await rm(home, { recursive: true, force: true });
  }
}

async function raced(plant: Plant, chance: Chance, rounds: number): Promise<RaceReport> {
  const admin = await connect(plant.adminUrl);
  try {
    return await raceHolds(admin, plant.urls, chance, rounds);
  } finally {
    await admin.end();
  }
}

/** The clients of the load, each with who is on their team, signed in. */
async function circlesOf(plant: Plant, clients: number) {
  const admin = await connect(plant.adminUrl);
  const { rows } = await admin.query<{ clientId: string; client: string; talk: string; touch: string }>(
    `select c.id as "clientId", cu.email as client,
       max(u.email) filter (where t.discipline = 'PSYCHOTHERAPY') as talk,
       max(u.email) filter (where t.discipline = 'MASSAGE') as touch
     from attune.client c join attune.app_user cu on cu.id = c.user_id
     join attune.care_team_member t on t.practice_id = c.practice_id and t.client_id = c.id and t.state in ('TRIAL', 'ACTIVE')
     join attune.member m on m.practice_id = t.practice_id and m.id = t.member_id
     join attune.app_user u on u.id = m.user_id
     where cu.email like 'client-%@load.example.org'
     group by c.id, cu.email having count(distinct t.discipline) = 2 order by cu.email limit $1`,
    [clients],
  );
  await admin.end();
  const [url = ''] = plant.urls;
  const people = new Map<string, Awaited<ReturnType<typeof signIn>>>();
  const person = async (email: string) => {
    const known = people.get(email) ?? (await signIn(url, email));
    people.set(email, known);
    return known;
  };
  const circles: Circle[] = [];
  for (const { clientId, client, talk, touch } of rows) {
    circles.push({
      clientId,
      client: await person(client),
      psychotherapist: await person(talk),
      massageTherapist: await person(touch),
    });
  }
  return { circles, stranger: await person('vera@elm.example.org') };
}

/** Spreads the kills over the sending, each at a random moment; what is left comes at the end. */
async function killAtRandom(
  plant: Plant,
  chance: Chance,
  { kills, progress, over }: { kills: number; progress: () => number; over: () => boolean },
): Promise<Record<Victim, number>> {
  const killed: Record<Victim, number> = { api: 0, worker: 0, database: 0 };
  for (let count = 0; count < kills; count += 1) {
    const from = count / kills;
    while (!over() && progress() < from) await wait(20);
    await wait(chance.below(300));
    // Each part has its share, the order is chance.
    const victim = chance.one<Victim>(['api', 'worker', 'database']);
    await plant.kill(victim, chance.below);
    killed[victim] += 1;
  }
  return killed;
}
