import { type SeedClient, writeClients, writeSharing, writeTeams } from './support/clients.ts';
import { writeAppointments } from './support/appointments.ts';
import { writeIntakes } from './support/intakes.ts';
import { writeProgressNotes } from './support/notes.ts';
import { writeRota } from './support/on-call.ts';
import { writePlans } from './support/plans.ts';
import { type SeedService, writeHours, writePlaces } from './support/places.ts';
import type { PracticeSeed } from './support/practice-seed.ts';
import { accountOf, memberIdOf, type Staff, writeStaff } from './support/staff.ts';

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
    memberIdOf(seed, OWNER),
  )) as [Staff, Staff];
  await writeRota(seed, owner, [vera]);
  const kit: SeedClient = {
    ...accounts.kit,
    clientId: seed.id(`client ${accounts.kit.email}`),
    preferredName: null,
    pronouns: 'they/them',
    phone: '07700 900205',
  };
  await writeClients(seed, [kit]);
  const service = await writePlaces(
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
  await writeTeams(seed, [
    {
      client: kit,
      proposedBy: owner,
      places: [
        {
          staff: vera,
          discipline: 'PSYCHOTHERAPY',
          lead: true,
          proposedDay: -90,
          trialDay: -89,
          activeDay: -82,
        },
      ],
    },
  ]);
  await writeSharing(seed, [{ client: kit, steps: [{ day: -89, categories: ['PLAN'], granted: true }] }]);
  await writeIntakes(seed, [{ client: kit, day: -88, goals: 'Quieter evenings.' }]);
  await seedCare(seed, kit, vera, service('Talk session'));
  await seedPlanning(seed, kit, vera);
}

/** Nothing is booked ahead for Kit, who has asked for the coming weeks; Vera is told. */
async function seedPlanning(seed: PracticeSeed, kit: SeedClient, vera: Staff): Promise<void> {
  const at = seed.calendar.at(-1, '18:20');
  const id = seed.id('planning of Kit', at);
  await seed.insert('planning_request', [
    { id, client_id: kit.clientId, note: 'Any day after ten suits me.', state: 'OPEN', asked_at: at },
  ]);
  await seed.insert('notification', [
    {
      id: seed.id('told of planning', at),
      user_id: vera.userId,
      kind: 'PLANNING_ASKED',
      subject_id: id,
      client_id: kit.clientId,
      at,
    },
  ]);
  seed.trace({
    at,
    userId: kit.userId,
    memberId: null,
    role: 'CLIENT',
    action: 'planning.ask',
    clientId: kit.clientId,
    subjectType: 'PLANNING_REQUEST',
    subjectId: id,
    classes: ['APPOINTMENTS'],
  });
}

/** A small plan and a note, so that there is something that Harbour must never see. */
async function seedCare(seed: PracticeSeed, kit: SeedClient, vera: Staff, talk: SeedService): Promise<void> {
  const { calendar } = seed;
  await writePlans(seed, [
    {
      client: kit,
      lead: vera,
      versions: [
        {
          phase: 'MAINTENANCE',
          summary: 'A talk every second week to keep what helps.',
          guidance: null,
          draftedDay: -80,
          proposedDay: -80,
          inForceDay: -78,
          goals: [{ statement: '"I want to keep my evenings free of work."', dueDay: 60 }],
          activities: [{ discipline: 'PSYCHOTHERAPY', modality: 'TALK', minutes: 50, everyWeeks: 2 }],
          rules: [],
          agreements: [
            { by: vera, role: 'PSYCHOTHERAPIST', day: -80 },
            { by: kit, role: 'CLIENT', day: -78 },
          ],
        },
      ],
    },
  ]);
  const session = { client: kit, staff: vera, service: talk, bookedBy: vera };
  const [last] = await writeAppointments(seed, [{ ...session, startsAt: calendar.at(-7, '10:30') }]);
  await writeProgressNotes(seed, [
    {
      client: kit,
      author: vera,
      writtenAt: calendar.at(-7, '11:25'),
      signedAt: calendar.at(-7, '11:50'),
      appointmentId: last?.appointmentId ?? null,
      text: 'Evenings were free of work on four days of seven. Next: the telephone stays in the hall.',
      teamSummary: null,
      tolerance: null,
    },
  ]);
}
