import type { BoundaryChanges, Discipline, RegionChoice, SharingCategory } from '@attune/shared';
import { DISCIPLINES } from '@attune/shared';
import type { PracticeSeed } from './practice-seed.ts';
import type { Account, Staff } from './staff.ts';

/** A client of the practice, who signs in too. */
export interface SeedClient extends Account {
  readonly clientId: string;
  readonly preferredName: string | null;
  readonly pronouns: string | null;
  readonly phone: string;
}

/** Somebody's place on a client's team; days are counted from today. */
export interface TeamPlace {
  readonly staff: Staff;
  readonly discipline: Discipline;
  readonly lead?: boolean;
  readonly proposedDay: number;
  readonly trialDay?: number;
  readonly activeDay?: number;
}

export interface BoundarySpec {
  readonly day: number;
  readonly maxPressure: number;
  readonly regions: Readonly<Record<string, RegionChoice>>;
  readonly draping: string;
  readonly scent: boolean;
  readonly talk: string;
  readonly stopSignal: string | null;
  readonly note: string | null;
  readonly whatHelps: string | null;
  readonly clothing?: string;
  readonly music?: string;
  readonly light?: string;
  readonly position?: string;
}

/** What somebody of a client's team proposes to change, and waits for the answer. */
export interface BoundaryProposalSpec {
  readonly client: SeedClient;
  readonly staff: Staff;
  readonly day: number;
  readonly onVersion: number;
  readonly changes: BoundaryChanges;
  readonly reason: string;
}

export async function writeClients(seed: PracticeSeed, clients: readonly SeedClient[]): Promise<void> {
  await seed.insert(
    'client',
    clients.map((client) => ({
      id: client.clientId,
      user_id: client.userId,
      name: client.name,
      preferred_name: client.preferredName,
      pronouns: client.pronouns,
      email: client.email,
      phone: client.phone,
      created_at: seed.longAgo(),
    })),
  );
}

/** A client's team, and who proposed the people on it. */
export interface TeamSpec {
  readonly client: SeedClient;
  readonly proposedBy: Staff;
  readonly places: readonly TeamPlace[];
}

/** Writes teams, with an event for every step that was taken. */
export async function writeTeams(seed: PracticeSeed, teams: readonly TeamSpec[]): Promise<void> {
  const { calendar } = seed;
  const places = teams.flatMap((team) => team.places.map((place) => ({ ...team, place })));
  const written = places.map(({ client, proposedBy, place }) => {
    const proposed = calendar.at(place.proposedDay, '12:10');
    const trial = place.trialDay === undefined ? null : calendar.at(place.trialDay, '18:20');
    const active = place.activeDay === undefined ? null : calendar.at(place.activeDay, '18:35');
    return {
      client,
      proposedBy,
      place,
      id: seed.id(`team ${client.email} ${place.staff.email} ${place.discipline}`, proposed),
      steps: [
        { kind: 'PROPOSED', at: proposed, userId: proposedBy.userId },
        ...(trial ? [{ kind: 'TRIAL', at: trial, userId: client.userId }] : []),
        ...(active ? [{ kind: 'ACTIVE', at: active, userId: client.userId }] : []),
      ],
      trial,
      active,
    };
  });
  await seed.insert(
    'care_team_member',
    written.map(({ client, proposedBy, place, id, steps, trial, active }) => ({
      id,
      client_id: client.clientId,
      member_id: place.staff.memberId,
      discipline: place.discipline,
      lead: place.lead ?? false,
      state: steps.at(-1)?.kind,
      proposed_at: steps[0]?.at,
      proposed_by: proposedBy.userId,
      trial_at: trial,
      active_at: active,
    })),
  );
  await seed.insert(
    'care_team_event',
    written.flatMap(({ client, id, steps }) =>
      steps.map(({ kind, at, userId }) => ({
        id: seed.id(`team event ${id} ${kind}`, at),
        client_id: client.clientId,
        care_team_member_id: id,
        at,
        kind,
        user_id: userId,
        text: null,
      })),
    ),
  );
  seed.trace(
    ...written.flatMap(({ client, proposedBy, id, steps }) =>
      steps.map(({ kind, at, userId }) => ({
        at,
        userId,
        memberId: kind === 'PROPOSED' ? proposedBy.memberId : null,
        role: kind === 'PROPOSED' ? 'ADMINISTRATOR' : 'CLIENT',
        action: kind === 'PROPOSED' ? 'careTeam.propose' : 'careTeam.agree',
        clientId: client.clientId,
        subjectType: 'CARE_TEAM_MEMBER',
        subjectId: id,
      })),
    ),
  );
}

/** One thing a client said about sharing, on one day, to all disciplines or of one person. */
export interface SharingStep {
  readonly day: number;
  readonly categories: readonly SharingCategory[];
  /** Null, of a person: as the discipline again. */
  readonly granted: boolean | null;
  readonly person?: { readonly staff: Staff; readonly discipline: Discipline };
}

/** Writes what clients share: every step as history, the last of each category as what holds. */
export async function writeSharing(
  seed: PracticeSeed,
  sharing: readonly { readonly client: SeedClient; readonly steps: readonly SharingStep[] }[],
): Promise<void> {
  const rows = sharing.flatMap(({ client, steps }) =>
    steps.flatMap(({ day, categories, granted, person }) => {
      const at = seed.calendar.at(day, '19:05');
      return categories.flatMap((category) =>
        (person ? [person.discipline] : DISCIPLINES).map((discipline) => ({
          client,
          at,
          category,
          discipline,
          granted,
          memberId: person?.staff.memberId ?? null,
        })),
      );
    }),
  );
  const now = new Map(
    rows.map((row) => [`${row.client.clientId} ${row.category} ${row.discipline} ${row.memberId}`, row]),
  );
  const held = [...now.values()].map(({ client, at, category, discipline, granted, memberId }) => ({
    memberId,
    columns: { client_id: client.clientId, category, discipline, granted, since: at },
  }));
  await seed.insert(
    'sharing_consent',
    held.filter(({ memberId }) => memberId === null).map(({ columns }) => columns),
  );
  await seed.insert(
    'sharing_consent_member',
    held
      .filter(({ memberId }) => memberId !== null)
      .map(({ memberId, columns }) => ({ ...columns, member_id: memberId })),
  );
  await seed.insert(
    'sharing_consent_event',
    rows.map(({ client, at, category, discipline, granted, memberId }) => ({
      id: seed.id(`sharing ${client.email} ${category} ${discipline} ${memberId ?? ''}${granted}`, at),
      client_id: client.clientId,
      category,
      discipline,
      member_id: memberId,
      granted,
      at,
      user_id: client.userId,
      screen: 'MY_SHARING',
    })),
  );
}

/** Writes the versions of clients' boundaries, oldest first. */
export async function writeBoundaries(
  seed: PracticeSeed,
  boundaries: readonly { readonly client: SeedClient; readonly versions: readonly BoundarySpec[] }[],
): Promise<void> {
  const rows = boundaries.flatMap(({ client, versions }) =>
    versions.map((spec, index) => ({ client, spec, index })),
  );
  await seed.insert(
    'boundaries',
    rows.map(({ client, spec, index }) => ({
      client_id: client.clientId,
      version: index + 1,
      max_pressure: spec.maxPressure,
      regions: spec.regions,
      draping: spec.draping,
      scent: spec.scent,
      talk: spec.talk,
      stop_signal: spec.stopSignal,
      note: spec.note,
      what_helps: spec.whatHelps,
      clothing: spec.clothing ?? null,
      music: spec.music ?? null,
      light: spec.light ?? null,
      position: spec.position ?? null,
      changed_at: seed.calendar.at(spec.day, '19:20'),
      changed_by: client.userId,
    })),
  );
}

/** Writes proposals that the client has not answered yet. */
export async function writeBoundaryProposals(
  seed: PracticeSeed,
  proposals: readonly BoundaryProposalSpec[],
): Promise<void> {
  const rows = proposals.map((spec) => {
    const at = seed.calendar.at(spec.day, '17:35');
    return { spec, at, id: seed.id(`boundary proposal ${spec.client.email} ${spec.staff.email}`, at) };
  });
  await seed.insert(
    'boundary_proposal',
    rows.map(({ spec, at, id }) => ({
      id,
      client_id: spec.client.clientId,
      member_id: spec.staff.memberId,
      changes: spec.changes,
      reason: spec.reason,
      on_version: spec.onVersion,
      proposed_at: at,
    })),
  );
  for (const { spec, at, id } of rows) {
    seed.trace({
      at,
      userId: spec.staff.userId,
      memberId: spec.staff.memberId,
      role: 'MASSAGE_THERAPIST',
      action: 'boundaries.propose',
      clientId: spec.client.clientId,
      subjectType: 'BOUNDARY_PROPOSAL',
      subjectId: id,
    });
  }
}

/** The same choice for both sides of a region. */
export function bothSides(region: string, choice: RegionChoice): Record<string, RegionChoice> {
  return { [`${region}-left`]: choice, [`${region}-right`]: choice };
}
