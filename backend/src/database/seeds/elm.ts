import { type SeedClient, writeBoundaries, writeClients, writeSharing, writeTeam } from './support/clients.ts';
import { writeHours, writePlaces } from './support/places.ts';
import type { PracticeSeed } from './support/practice-seed.ts';
import { accountOf, type Staff, writeStaff } from './support/staff.ts';

const OWNER = 'owner@elm.example.org';

export function elmAccounts(since: Date) {
  return {
    owner: accountOf(OWNER, 'Nadia Brook', since),
    vera: accountOf('vera@elm.example.org', 'Vera Elm', since),
    kit: accountOf('kit@elm.example.org', 'Kit Rowe', since),
  };
}

/** Elm Street: one psychotherapist, one client; there so that isolation can be seen and tested. */
export async function seedElm(seed: PracticeSeed): Promise<void> {
  const accounts = elmAccounts(seed.longAgo());
  const [owner, vera] = (await writeStaff(
    seed,
    [
      { account: accounts.owner, roles: ['OWNER'] },
      {
        account: accounts.vera,
        roles: ['PSYCHOTHERAPIST'],
        licence: { discipline: 'PSYCHOTHERAPY', number: 'DEMO-PSY-3071', daysLeft: 500 },
      },
    ],
    OWNER,
  )) as [Staff, Staff];
  const kit: SeedClient = {
    ...accounts.kit,
    clientId: seed.id(`client ${accounts.kit.email}`),
    preferredName: null,
    pronouns: 'they/them',
    phone: '07700 900205',
  };
  await writeClients(seed, [kit]);
  await writePlaces(
    seed,
    ['Front room'],
    [
      {
        name: 'Talk session',
        discipline: 'PSYCHOTHERAPY',
        class: 'TALK',
        minutes: 50,
        modality: 'TALK',
        bufferAfter: 10,
        rooms: ['Front room'],
        staff: [vera],
      },
    ],
  );
  await writeHours(seed, [vera], '10:00', '17:00');
  await writeTeam(seed, kit, owner, [
    { staff: vera, discipline: 'PSYCHOTHERAPY', lead: true, proposedDay: -90, trialDay: -89, activeDay: -82 },
  ]);
  await writeSharing(seed, kit, [{ day: -89, categories: ['PLAN'], granted: true }]);
  await writeBoundaries(seed, kit, [
    {
      day: -89,
      maxPressure: 0,
      regions: {},
      draping: 'No bodywork',
      scent: false,
      talk: 'No bodywork',
      stopSignal: null,
      note: null,
      whatHelps: null,
    },
  ]);
}
