import type { AdjustedValues } from '@attune/shared';
import type { SeedClient } from './clients.ts';
import { type ActivitySpec, activityLine, planIdOf } from './plans.ts';
import type { PracticeSeed } from './practice-seed.ts';
import type { Staff } from './staff.ts';

/** A change of one activity that is in force: who proposed it, who acknowledged it, with which version it came. */
export interface AdjustmentSpec {
  readonly client: SeedClient;
  readonly by: Staff;
  readonly lead: Staff;
  /** The day on which the plan's first version was drafted. */
  readonly planDay: number;
  readonly activity: ActivitySpec;
  readonly from: AdjustedValues;
  readonly to: AdjustedValues;
  readonly why: string;
  readonly responseIds: readonly string[];
  /** The version it was made on; the next one holds it. */
  readonly baseVersion: number;
  readonly proposedDay: number;
  readonly acknowledgedDay: number;
  readonly inForceDay: number;
}

/** Writes a change as it would have come to be; the events move its state, one after the other. */
export async function writeAdjustment(seed: PracticeSeed, spec: AdjustmentSpec): Promise<void> {
  const { calendar } = seed;
  const { client, by, lead, from, to, baseVersion } = spec;
  const proposedAt = calendar.at(spec.proposedDay, '18:10');
  const id = seed.id(`adjustment ${client.email} ${spec.proposedDay}`, proposedAt);
  const of = { adjustment_id: id, client_id: client.clientId, round: 1 };
  await seed.insert('plan_adjustment', [
    {
      id,
      client_id: client.clientId,
      plan_id: planIdOf(seed, client, spec.planDay),
      activity_line_id: activityLine(seed, client, spec.activity),
      discipline: spec.activity.discipline,
      state: 'PROPOSED',
      round: 1,
      version: null,
      proposed_by: by.memberId,
      proposed_at: proposedAt,
      changed_at: proposedAt,
    },
  ]);
  await seed.insert('plan_adjustment_round', [
    {
      ...of,
      base_version: baseVersion,
      from_modality: from.modality,
      from_minutes: from.minutes,
      from_every_weeks: from.everyWeeks,
      from_max_pressure: from.maxPressure,
      to_modality: to.modality,
      to_minutes: to.minutes,
      to_every_weeks: to.everyWeeks,
      to_max_pressure: to.maxPressure,
      why: spec.why,
      at: proposedAt,
    },
  ]);
  await seed.insert(
    'plan_adjustment_response',
    spec.responseIds.map((noteId) => ({ ...of, note_id: noteId })),
  );
  const events = [
    { kind: 'PROPOSE', who: by, at: proposedAt, version: null, action: 'adjustment.propose' },
    {
      kind: 'ACKNOWLEDGE',
      who: lead,
      at: calendar.at(spec.acknowledgedDay, '17:15'),
      version: baseVersion + 1,
      action: 'adjustment.acknowledge',
    },
    {
      kind: 'BRING_INTO_FORCE',
      who: client,
      at: calendar.at(spec.inForceDay, '20:00'),
      version: null,
      action: null,
    },
  ] as const;
  for (const { kind, who, at, version, action } of events) {
    await seed.insert('plan_adjustment_event', [
      {
        ...of,
        id: seed.id(`adjustment event ${client.email} ${spec.proposedDay} ${kind}`, at),
        kind,
        words: null,
        version,
        at,
        by_user: who.userId,
        by_member: 'memberId' in who ? who.memberId : null,
        by_name: who.name,
      },
    ]);
    if (action) {
      seed.trace({
        at,
        userId: who.userId,
        memberId: who.memberId,
        role: who.role,
        action,
        clientId: client.clientId,
        subjectType: 'PLAN_ADJUSTMENT',
        subjectId: id,
        classes: ['PLAN'],
      });
    }
  }
}
