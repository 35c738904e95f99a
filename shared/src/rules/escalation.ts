import {
  ESCALATION_LIMITS,
  ESCALATION_WHO_LABELS,
  type EscalationStep,
  type EscalationWho,
  type LevelEscalation,
  MOST_ESCALATION_STEPS,
  TELLING_CHANNELS_LABELS,
} from '../vocabulary/escalation-words.ts';
import { FLAG_LEVELS, FLAG_LEVELS_LABELS } from '../vocabulary/flag-levels.ts';

/** What a level may not be set to, and where: `steps.1.afterMinutes`. */
export interface EscalationFault {
  readonly path: string;
  readonly message: string;
}

/** R17: what stands in the way of setting a level so. The first is the gravest; none: it may be. */
export function faultsOfEscalation(policy: LevelEscalation): EscalationFault[] {
  return [...faultsOfClock(policy), ...faultsOfSteps(policy)];
}

function faultsOfClock(policy: LevelEscalation): EscalationFault[] {
  const { acknowledge, ownerWithin, remind } = ESCALATION_LIMITS[policy.level];
  const name = FLAG_LEVELS_LABELS[policy.level].toLowerCase();
  const faults: EscalationFault[] = [];
  const { acknowledgeWithinMinutes: within, remindEveryMinutes: again } = policy;
  if (within === null ? ownerWithin !== null : outside(within, acknowledge)) {
    faults.push({
      path: 'acknowledgeWithinMinutes',
      message: `${article(name)} is to be answered within ${range(acknowledge)}.`,
    });
  }
  if (again === null ? remind.required : outside(again, remind)) {
    faults.push({
      path: 'remindEveryMinutes',
      message: `The owner is told again every ${range(remind)} while ${article(name).toLowerCase()} is not answered.`,
    });
  }
  return faults;
}

function faultsOfSteps({
  level,
  steps,
  acknowledgeWithinMinutes: within,
}: LevelEscalation): EscalationFault[] {
  const { ownerWithin, lastStepWithin } = ESCALATION_LIMITS[level];
  const name = article(FLAG_LEVELS_LABELS[level].toLowerCase());
  if (steps.length === 0) {
    return [{ path: 'steps', message: `${name} is told to somebody: it cannot be switched off.` }];
  }
  const faults: EscalationFault[] = [];
  if (steps.length > MOST_ESCALATION_STEPS) {
    faults.push({ path: 'steps', message: `At most ${MOST_ESCALATION_STEPS} steps.` });
  }
  if (steps[0]?.afterMinutes !== 0) {
    faults.push({ path: 'steps.0.afterMinutes', message: 'The first step is at once.' });
  }
  steps.forEach((step, index) => {
    faults.push(...faultsOfStep(step, index, steps[index - 1], lastStepWithin));
  });
  if (doubled(steps)) {
    faults.push({ path: 'steps', message: 'The same people twice at the same time is once too many.' });
  }
  const last = steps.at(-1);
  if (ownerWithin !== null && last?.who !== 'OWNER') {
    faults.push({
      path: `steps.${steps.length - 1}.who`,
      message: `${name} that nobody answers must end at the owner within ${lengthInWords(ownerWithin)}.`,
    });
  }
  const later = steps.findIndex((step) => step.afterMinutes > 0);
  const next = steps[later];
  if (within !== null && next && next.afterMinutes > within) {
    faults.push({
      path: `steps.${later}.afterMinutes`,
      message: `What is not answered within ${lengthInWords(within)} goes on then: this step can be no later.`,
    });
  }
  return faults;
}

function faultsOfStep(
  { afterMinutes, channels }: EscalationStep,
  index: number,
  before: EscalationStep | undefined,
  lastStepWithin: number,
): EscalationFault[] {
  const faults: EscalationFault[] = [];
  const path = `steps.${index}.afterMinutes`;
  if (!Number.isInteger(afterMinutes) || afterMinutes < 0 || afterMinutes > lastStepWithin) {
    faults.push({
      path,
      message: `Within ${lengthInWords(lastStepWithin)} of being raised, in whole minutes.`,
    });
  } else if (before && afterMinutes < before.afterMinutes) {
    faults.push({ path, message: 'A step comes no earlier than the one before it.' });
  }
  if (!channels.includes('BELL') || new Set(channels).size !== channels.length) {
    faults.push({
      path: `steps.${index}.channels`,
      message: 'The bell is always one of the ways, each once.',
    });
  }
  return faults;
}

const doubled = (steps: readonly EscalationStep[]) =>
  new Set(steps.map(({ who, afterMinutes }) => `${who} ${afterMinutes}`)).size !== steps.length;

const outside = (value: number, { min, max }: { readonly min: number; readonly max: number }) =>
  !Number.isInteger(value) || value < min || value > max;

const range = ({ min, max }: { readonly min: number; readonly max: number }) =>
  `${lengthInWords(min)} to ${lengthInWords(max)}`;

const article = (name: string) => `${/^[aeiou]/.test(name) ? 'An' : 'A'} ${name}`;

/** Minutes as a length of time, exactly: '10 min', '1 h 15 min', '36 h', '3 days'. */
export function lengthInWords(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours >= 72 && hours % 24 === 0 && rest === 0) {
    return `${hours / 24} days`;
  }
  const words = [hours > 0 && `${hours} h`, (rest > 0 || hours === 0) && `${rest} min`];
  return words.filter(Boolean).join(' ');
}

/** People by the step that would reach them. */
export type PeopleOfSteps = Readonly<Record<EscalationWho, readonly string[]>>;

/** What happens at one moment of the picture of who is told when. */
export interface EscalationMoment {
  readonly afterMinutes: number;
  readonly told: readonly {
    readonly who: EscalationWho;
    readonly names: readonly string[];
  }[];
  /** Nobody would be reached then, so that what comes next comes at this moment. */
  readonly empty: boolean;
  /** The time to answer is over by now. */
  readonly overdue: boolean;
}

/** The picture's arithmetic: the steps by when they come, with the people whom they would reach today. */
export function momentsOfEscalation(
  { steps, acknowledgeWithinMinutes: within }: LevelEscalation,
  people: PeopleOfSteps,
): EscalationMoment[] {
  const times = [...new Set(steps.map(({ afterMinutes }) => afterMinutes))].sort((one, other) => one - other);
  return times.map((afterMinutes) => {
    const told = steps
      .filter((step) => step.afterMinutes === afterMinutes)
      .map(({ who }) => ({ who, names: people[who] }));
    return {
      afterMinutes,
      told,
      empty: told.every(({ names }) => names.length === 0),
      overdue: within !== null && afterMinutes > 0 && afterMinutes >= within,
    };
  });
}

/** What a change of the policy changed, in sentences, level by level. */
export function changesOfEscalation(
  before: readonly LevelEscalation[],
  after: readonly LevelEscalation[],
): string[] {
  return FLAG_LEVELS.flatMap((level) => {
    const [was, is] = [before, after].map((all) => all.find((one) => one.level === level));
    return was && is ? changesOfLevel(was, is) : [];
  });
}

function changesOfLevel(was: LevelEscalation, is: LevelEscalation): string[] {
  const name = FLAG_LEVELS_LABELS[is.level];
  const changes: string[] = [];
  if (was.acknowledgeWithinMinutes !== is.acknowledgeWithinMinutes) {
    changes.push(
      `${name}: to be answered ${orNever(was.acknowledgeWithinMinutes, 'within')} → ${orNever(is.acknowledgeWithinMinutes, 'within')}`,
    );
  }
  changes.push(...changesOfSteps(was.steps, is.steps).map((change) => `${name}: ${change}`));
  if (was.remindEveryMinutes !== is.remindEveryMinutes) {
    changes.push(
      `${name}: the owner told again ${orNever(was.remindEveryMinutes, 'every')} → ${orNever(is.remindEveryMinutes, 'every')}`,
    );
  }
  return changes;
}

/** Where the same people come in the same order, what is new of each; else all of it. */
function changesOfSteps(was: readonly EscalationStep[], is: readonly EscalationStep[]): string[] {
  if (was.map(({ who }) => who).join() !== is.map(({ who }) => who).join()) {
    return [`${was.map(stepInWords).join(', ')} → ${is.map(stepInWords).join(', ')}`];
  }
  return is.flatMap((step, index) => {
    const before = was[index];
    if (!before) return [];
    const who = ESCALATION_WHO_LABELS[step.who].toLowerCase();
    return [
      ...(whenOf(before) === whenOf(step) ? [] : [`${who} ${whenOf(before)} → ${whenOf(step)}`]),
      ...(waysOf(before) === waysOf(step) ? [] : [`${who} by ${waysOf(before)} → ${waysOf(step)}`]),
    ];
  });
}

const whenOf = ({ afterMinutes }: EscalationStep) =>
  afterMinutes === 0 ? 'at once' : `after ${lengthInWords(afterMinutes)}`;

const waysOf = ({ channels }: EscalationStep) =>
  channels.map((channel) => TELLING_CHANNELS_LABELS[channel].toLowerCase()).join(', ');

const stepInWords = (step: EscalationStep) =>
  `${ESCALATION_WHO_LABELS[step.who].toLowerCase()} ${whenOf(step)}`;

const orNever = (minutes: number | null, word: string) =>
  minutes === null ? 'without a time' : `${word} ${lengthInWords(minutes)}`;
