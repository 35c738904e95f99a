import { DEFAULT_ESCALATION, FLAG_LEVELS, type LevelEscalation } from '@attune/shared';
import { writePhones, writeRota } from '../support/on-call.ts';
import type { PracticeSeed } from '../support/practice-seed.ts';
import type { HarbourPeople } from './people.ts';

const CHANGE_DAY = -40;

/** Whom Harbour tells when nobody answers: set by Rowan, and made quicker for alerts six weeks ago. */
export async function seedEscalation(seed: PracticeSeed, { rowan }: HarbourPeople): Promise<void> {
  const slower: LevelEscalation = {
    ...DEFAULT_ESCALATION.ALERT,
    steps: DEFAULT_ESCALATION.ALERT.steps.map((step) =>
      step.who === 'ON_CALL'
        ? { ...step, afterMinutes: 120 }
        : step.who === 'OWNER'
          ? { ...step, afterMinutes: 180 }
          : step,
    ),
  };
  const now = FLAG_LEVELS.map((level) => DEFAULT_ESCALATION[level]);
  const before = now.map((one) => (one.level === 'ALERT' ? slower : one));
  const versions = [
    { version: 1, at: seed.calendar.at(-310, '16:20'), levels: before },
    { version: 2, at: seed.calendar.at(CHANGE_DAY, '10:05'), levels: now },
  ].map((one) => ({ ...one, id: seed.id(`escalation ${one.version}`, one.at) }));
  await seed.insert(
    'escalation_policy',
    versions.map(({ id, version, at }) => ({
      id,
      version,
      changed_at: at,
      changed_by: rowan.memberId,
      changed_by_name: rowan.name,
    })),
  );
  const levels = versions.flatMap(({ id, levels: all }) => all.map((one) => ({ policyId: id, ...one })));
  await seed.insert(
    'escalation_level',
    levels.map(({ policyId, level, acknowledgeWithinMinutes, remindEveryMinutes }) => ({
      policy_id: policyId,
      level,
      acknowledge_within: acknowledgeWithinMinutes,
      remind_every: remindEveryMinutes,
    })),
  );
  await seed.insert(
    'escalation_step',
    levels.flatMap(({ policyId, level, steps }) =>
      steps.map(({ who, afterMinutes, channels }, index) => ({
        policy_id: policyId,
        level,
        position: index + 1,
        who,
        after_minutes: afterMinutes,
        channels,
      })),
    ),
  );
}

/** Tomas is on call this week and Mara the next, from Monday to Monday, and so on. */
export async function seedOnCall(
  seed: PracticeSeed,
  { rowan, mara, tomas, ines }: HarbourPeople,
): Promise<void> {
  await writeRota(seed, rowan, [tomas, mara]);
  await writePhones(seed, [
    [rowan, '07700 900101'],
    [mara, '07700 900103'],
    [tomas, '07700 900107'],
    [ines, '07700 900109'],
  ]);
}
