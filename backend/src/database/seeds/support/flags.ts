import { acknowledgeBy, type FlagLevel, type HoldLevel } from '@attune/shared';
import type { SeedClient } from './clients.ts';
import type { PracticeSeed, Trace } from './practice-seed.ts';
import type { Staff } from './staff.ts';

/** What somebody did with a flag after it was raised. */
export interface FlagStepSpec {
  readonly kind: 'ACKNOWLEDGED' | 'HOLD_LIFTED' | 'RESOLVED';
  readonly at: Date;
  readonly by: Staff;
  readonly text: string;
}

export interface FlagSpec {
  readonly client: SeedClient;
  readonly raisedBy: Staff;
  readonly raisedAt: Date;
  readonly level: FlagLevel;
  readonly hold: HoldLevel;
  readonly reason: string;
  readonly tableGuidance: string;
  /** The psychotherapist who was told at once. */
  readonly told: Staff;
  readonly steps: readonly FlagStepSpec[];
  readonly conditions: string | null;
  readonly noteId: string | null;
  readonly appointmentId: string | null;
}

const ACTION_OF = { ACKNOWLEDGED: 'flag.acknowledge', HOLD_LIFTED: 'flag.liftHold', RESOLVED: 'flag.resolve' } as const;

/** Writes a flag with its reason, its events and the notification of who was told. @returns its id. */
export async function writeFlag(seed: PracticeSeed, flag: FlagSpec): Promise<string> {
  const flagId = seed.id(`flag ${flag.client.email}`, flag.raisedAt);
  const timeOf = (kind: FlagStepSpec['kind']) => flag.steps.find((step) => step.kind === kind)?.at ?? null;
  const resolvedAt = timeOf('RESOLVED');
  const acknowledgedAt = timeOf('ACKNOWLEDGED');
  await seed.insert('distress_flag', [
    {
      id: flagId,
      client_id: flag.client.clientId,
      level: flag.level,
      state: resolvedAt ? 'RESOLVED' : acknowledgedAt ? 'ACKNOWLEDGED' : 'RAISED',
      hold: flag.hold,
      source: 'PRACTITIONER',
      raised_by_user: flag.raisedBy.userId,
      raised_by_member: flag.raisedBy.memberId,
      raised_at: flag.raisedAt,
      acknowledge_by: acknowledgeBy(flag.level, flag.raisedAt),
      acknowledged_at: acknowledgedAt,
      resolved_at: resolvedAt,
      hold_lifted_at: timeOf('HOLD_LIFTED'),
      table_guidance: flag.tableGuidance,
      conditions: flag.conditions,
      appointment_id: flag.appointmentId,
      note_id: flag.noteId,
      updated_at: flag.steps.at(-1)?.at ?? flag.raisedAt,
    },
  ]);
  await seed.insert('distress_flag_reason', [
    {
      flag_id: flagId,
      client_id: flag.client.clientId,
      raised_by_user: flag.raisedBy.userId,
      text: flag.reason,
    },
  ]);
  await writeEvents(seed, flagId, flag);
  await seed.insert('notification', [
    {
      id: seed.id(`notification ${flagId} ${flag.told.email}`, flag.raisedAt),
      user_id: flag.told.userId,
      kind: 'FLAG_RAISED',
      subject_id: flagId,
      client_id: flag.client.clientId,
      at: flag.raisedAt,
      read_at: acknowledgedAt,
    },
  ]);
  return flagId;
}

async function writeEvents(seed: PracticeSeed, flagId: string, flag: FlagSpec): Promise<void> {
  const events = [
    { kind: 'RAISED', at: flag.raisedAt, by: flag.raisedBy, text: null },
    {
      kind: 'TOLD',
      at: new Date(flag.raisedAt.getTime() + 1_000),
      by: flag.raisedBy,
      text: `${flag.told.name} was told.`,
    },
    ...flag.steps,
  ].map((event) => ({ ...event, id: seed.id(`flag event ${flagId} ${event.kind}`, event.at) }));
  await seed.insert(
    'flag_event',
    events.map(({ id, kind, at, by }) => ({
      id,
      flag_id: flagId,
      client_id: flag.client.clientId,
      at,
      kind,
      actor_user: by.userId,
      actor_name: by.name,
    })),
  );
  await seed.insert(
    'flag_event_text',
    events
      .filter((event) => event.text !== null)
      .map(({ id, by, text }) => ({
        event_id: id,
        client_id: flag.client.clientId,
        actor_user: by.userId,
        text,
      })),
  );
  const trace = (by: Staff, at: Date, action: string, role: string): Trace => ({
    at,
    userId: by.userId,
    memberId: by.memberId,
    role,
    action,
    clientId: flag.client.clientId,
    subjectType: 'DISTRESS_FLAG',
    subjectId: flagId,
  });
  seed.trace(
    trace(flag.raisedBy, flag.raisedAt, 'flag.raise', 'MASSAGE_THERAPIST'),
    ...flag.steps.map((step) => trace(step.by, step.at, ACTION_OF[step.kind], 'PSYCHOTHERAPIST')),
  );
}
