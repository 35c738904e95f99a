import type { FlagLevel, HoldLevel } from '@attune/shared';
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

/** The act behind each event; being told is nobody's act. */
const ACTION_OF = {
  RAISED: 'flag.raise',
  TOLD: null,
  ACKNOWLEDGED: 'flag.acknowledge',
  HOLD_LIFTED: 'flag.liftHold',
  RESOLVED: 'flag.resolve',
} as const;

/**
 * Writes flags with their reasons, their events and the notifications of who was told. Their clocks and
 * their steps are the database's to write; the first step is what told the lead psychotherapist.
 */
export async function writeFlags(seed: PracticeSeed, flags: readonly FlagSpec[]): Promise<void> {
  const made = flags.map((flag) => ({
    flag,
    flagId: seed.id(`flag ${flag.client.email}`, flag.raisedAt),
    acknowledgedAt: timeOf(flag, 'ACKNOWLEDGED'),
    resolvedAt: timeOf(flag, 'RESOLVED'),
  }));
  await seed.insert(
    'distress_flag',
    made.map(({ flag, flagId, acknowledgedAt, resolvedAt }) => ({
      id: flagId,
      client_id: flag.client.clientId,
      level: flag.level,
      state: resolvedAt ? 'RESOLVED' : acknowledgedAt ? 'ACKNOWLEDGED' : 'RAISED',
      hold: flag.hold,
      source: 'PRACTITIONER',
      raised_by_user: flag.raisedBy.userId,
      raised_by_member: flag.raisedBy.memberId,
      raised_at: flag.raisedAt,
      acknowledged_at: acknowledgedAt,
      resolved_at: resolvedAt,
      hold_lifted_at: timeOf(flag, 'HOLD_LIFTED'),
      appointment_id: flag.appointmentId,
      note_id: flag.noteId,
      updated_at: flag.steps.at(-1)?.at ?? flag.raisedAt,
    })),
  );
  await seed.insert(
    'distress_flag_reason',
    made.map(({ flag, flagId }) => ({
      flag_id: flagId,
      client_id: flag.client.clientId,
      raised_by_user: flag.raisedBy.userId,
      text: flag.reason,
    })),
  );
  await writeWordsOfTeam(seed, made);
  await seed.insert(
    'notification',
    made.map(({ flag, flagId, acknowledgedAt }) => ({
      id: seed.id(`notification ${flagId} ${flag.told.email}`, flag.raisedAt),
      user_id: flag.told.userId,
      kind: 'DISTRESS_FLAG_RAISED',
      subject_id: flagId,
      occasion: 'step-1',
      client_id: flag.client.clientId,
      at: flag.raisedAt,
      read_at: acknowledgedAt,
    })),
  );
  await writeFirstSteps(seed, made);
  const steps = made.flatMap(({ flag, flagId }) => stepsOf(seed, flag, flagId));
  await writeEvents(seed, steps);
  seed.trace(...steps.flatMap(traceOf));
}

/** What to do on the table, and under which conditions a hold was lifted. */
async function writeWordsOfTeam(
  seed: PracticeSeed,
  made: readonly { readonly flag: FlagSpec; readonly flagId: string }[],
): Promise<void> {
  await seed.insert(
    'flag_guidance',
    made.map(({ flag, flagId }) => ({
      flag_id: flagId,
      client_id: flag.client.clientId,
      raised_by_user: flag.raisedBy.userId,
      text: flag.tableGuidance,
    })),
  );
  await seed.insert(
    'flag_conditions',
    made.flatMap(({ flag, flagId }) =>
      flag.conditions === null
        ? []
        : [
            {
              flag_id: flagId,
              client_id: flag.client.clientId,
              text: flag.conditions,
              set_at: timeOf(flag, 'HOLD_LIFTED'),
            },
          ],
    ),
  );
}

/** Notes that the first step of each was taken, a second after it was raised. */
async function writeFirstSteps(
  seed: PracticeSeed,
  made: readonly { readonly flag: FlagSpec; readonly flagId: string }[],
): Promise<void> {
  await seed.writer.run(
    `update attune.flag_step set done_at = due_at + interval '1 second', reached = 1, stopped_at = null
     where practice_id = $1 and flag_id = any ($2::uuid[]) and position = 1`,
    [seed.practiceId, made.map(({ flagId }) => flagId)],
  );
  await seed.insert(
    'flag_told',
    made.map(({ flag, flagId }) => ({
      flag_id: flagId,
      position: 1,
      user_id: flag.told.userId,
      client_id: flag.client.clientId,
      member_id: flag.told.memberId,
      name: flag.told.name,
      who: 'LEAD',
      told_at: toldAt(flag),
    })),
  );
}

const toldAt = (flag: FlagSpec) => new Date(flag.raisedAt.getTime() + 1_000);

function timeOf(flag: FlagSpec, kind: FlagStepSpec['kind']): Date | null {
  return flag.steps.find((step) => step.kind === kind)?.at ?? null;
}

/** One event of a flag's history. */
interface Step {
  readonly id: string;
  readonly flagId: string;
  readonly clientId: string;
  readonly kind: keyof typeof ACTION_OF;
  readonly at: Date;
  readonly by: Staff;
  readonly text: string | null;
}

function stepsOf(seed: PracticeSeed, flag: FlagSpec, flagId: string): Step[] {
  const steps = [
    { kind: 'RAISED', at: flag.raisedAt, by: flag.raisedBy, text: null },
    // The worker writes who was told, in that person's name.
    { kind: 'TOLD', at: toldAt(flag), by: flag.told, text: null },
    ...flag.steps,
  ] as const;
  return steps.map((step) => ({
    ...step,
    flagId,
    clientId: flag.client.clientId,
    id: seed.id(`flag event ${flagId} ${step.kind}`, step.at),
  }));
}

async function writeEvents(seed: PracticeSeed, steps: readonly Step[]): Promise<void> {
  await seed.insert(
    'flag_event',
    steps.map(({ id, flagId, clientId, kind, at, by }) => ({
      id,
      flag_id: flagId,
      client_id: clientId,
      at,
      recorded_at: at,
      kind,
      actor_user: by.userId,
      actor_name: by.name,
    })),
  );
  await seed.insert(
    'flag_event_text',
    steps
      .filter((step) => step.text !== null)
      .map(({ id, clientId, by, text }) => ({
        event_id: id,
        client_id: clientId,
        actor_user: by.userId,
        text,
      })),
  );
}

function traceOf({ flagId, clientId, kind, at, by }: Step): Trace[] {
  const action = ACTION_OF[kind];
  return action === null
    ? []
    : [
        {
          at,
          userId: by.userId,
          memberId: by.memberId,
          role: by.role,
          action,
          clientId,
          subjectType: 'DISTRESS_FLAG',
          subjectId: flagId,
        },
      ];
}
