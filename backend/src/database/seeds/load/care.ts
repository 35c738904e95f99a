import { SHARING_CATEGORIES } from '@attune/shared';
import { writeBoundaries, writeClients, writeSharing, writeTeams } from '../support/clients.ts';
import { writeIntakes } from '../support/intakes.ts';
import { type PlanVersionSpec, writePlans } from '../support/plans.ts';
import { writeAccounts } from '../support/staff.ts';
import type { GeneratedClient } from './generated-client.ts';
import type { PracticeOfLoad } from './practice-of-load.ts';

/** Writes who the clients are, who cares for them, what they share and allow, and their plans in force. */
export async function writeCare(
  { seed, owner, passwordHash }: PracticeOfLoad,
  generated: readonly GeneratedClient[],
): Promise<void> {
  const clients = generated.map(({ client }) => client);
  await writeAccounts(seed, clients, passwordHash);
  await writeClients(seed, clients);
  await writeTeams(
    seed,
    generated.map(({ client, pair }) => ({
      client,
      proposedBy: owner,
      places: [
        {
          staff: pair.psychotherapist,
          discipline: 'PSYCHOTHERAPY',
          lead: true,
          proposedDay: -130,
          trialDay: -129,
          activeDay: -120,
        },
        {
          staff: pair.massageTherapist,
          discipline: 'MASSAGE',
          proposedDay: -118,
          trialDay: -117,
          activeDay: -110,
        },
      ],
    })),
  );
  await writeSharing(
    seed,
    generated.map(({ client, chance }) => ({
      client,
      steps: [
        {
          day: -117,
          categories: SHARING_CATEGORIES.filter((category) => category === 'PLAN' || chance.next() < 0.7),
          granted: true,
        },
      ],
    })),
  );
  await writeBoundaries(
    seed,
    generated.map(({ client, chance }) => ({
      client,
      versions: [
        {
          day: -117,
          maxPressure: chance.whole(2, 4),
          regions: { 'face-left': 'NEVER', 'face-right': 'NEVER', neck: chance.pick(['ASK_FIRST', 'NEVER']) },
          draping: 'Standard draping',
          scent: chance.next() < 0.5,
          talk: 'Ask me',
          stopSignal: 'stop',
          note: null,
          whatHelps: 'A pause, and a look around the room.',
        },
      ],
    })),
  );
  await writeIntakes(
    seed,
    clients.map((client) => ({ client, day: -117, goals: 'To feel steadier.' })),
  );
  await writePlans(
    seed,
    generated.map((one) => ({ client: one.client, lead: one.pair.psychotherapist, versions: [planOf(one)] })),
  );
}

function planOf({ client, pair, processing }: GeneratedClient): PlanVersionSpec {
  return {
    phase: processing ? 'PROCESSING' : 'STABILISATION',
    summary: 'Weekly psychotherapy, and gentle bodywork every second week.',
    guidance: 'Gentle work only, always asked. On distress: pause, feet on the floor, look round the room.',
    draftedDay: -116,
    proposedDay: -116,
    inForceDay: -112,
    goals: [
      { statement: '"I want quieter evenings."', dueDay: 60 },
      { statement: '"I want to feel at home in my body again."', dueDay: 120 },
    ],
    activities: [
      {
        discipline: 'PSYCHOTHERAPY',
        modality: processing ? 'EMDR' : 'TALK',
        minutes: processing ? 80 : 50,
        everyWeeks: 1,
      },
      {
        discipline: 'MASSAGE',
        modality: 'RESTORATIVE',
        minutes: 60,
        everyWeeks: 2,
        maxPressure: 2,
        focusRegions: ['upper-shoulder-left', 'upper-shoulder-right'],
        adjustment: 'Lighter and shorter after a hard week.',
      },
    ],
    rules: [
      { kind: 'REST_AFTER', from: 'TRAUMA_PROCESSING', to: 'BODYWORK_DEEP', hours: 24, hard: true },
      { kind: 'CADENCE', to: 'BODYWORK_GENTLE', everyWeeks: 2, toleranceDays: 4, hard: false },
    ],
    agreements: [
      { by: pair.psychotherapist, role: 'PSYCHOTHERAPIST', day: -116 },
      { by: client, role: 'CLIENT', day: -112 },
      { by: pair.massageTherapist, role: 'MASSAGE_THERAPIST', day: -111 },
    ],
  };
}
