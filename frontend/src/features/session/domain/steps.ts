import { departureAsksForFlag } from '@attune/shared';
import { type SessionDraft, wholeScales } from './draft.ts';
import { type Limits, regionChoice, techniqueName, techniques } from './limits.ts';

export const STEPS = [
  { key: 'consent', label: 'Consent' },
  { key: 'arrival', label: 'Arrival' },
  { key: 'work', label: 'Work' },
  { key: 'observed', label: 'Observed' },
  { key: 'leaving', label: 'Leaving' },
  { key: 'after', label: 'After' },
  { key: 'sign', label: 'Sign' },
] as const;

export type Step = (typeof STEPS)[number]['key'];

export const nextStep = (step: Step): Step => STEPS[indexOf(step) + 1]?.key ?? step;
export const stepBefore = (step: Step): Step => STEPS[indexOf(step) - 1]?.key ?? step;
const indexOf = (step: Step) => STEPS.findIndex((one) => one.key === step);

/** What a step still lacks, one sentence each; empty when it is complete. */
export function missingIn(step: Step, draft: SessionDraft, limits: Limits): string[] {
  switch (step) {
    case 'consent':
      return consentLacks(draft, limits);
    case 'arrival':
      return wholeScales(draft.arrival) ? [] : ['How did they arrive? Four taps.'];
    case 'work':
      return workLacks(draft, limits);
    case 'observed':
    case 'after':
      return [];
    case 'leaving':
      return [
        ...(wholeScales(draft.departure) ? [] : ['How do they leave? Four taps.']),
        ...(draft.settled === null ? ['Are they settled?'] : []),
        ...(draft.ending === null ? ['How did the session end?'] : []),
      ];
    case 'sign':
      return [...STEPS.flatMap(({ key }) => (key === 'sign' ? [] : missingIn(key, draft, limits)))];
  }
}

function consentLacks(draft: SessionDraft, { boundaries, name }: Limits): string[] {
  return [
    ...(draft.boundariesVersion === null ? [`Go over the boundaries with ${name}.`] : []),
    ...(draft.boundariesVersion !== null && draft.boundariesVersion !== boundaries.version
      ? [`${name} changed the boundaries; go over them once more.`]
      : []),
    ...(draft.stopSignalAgreed ? [] : ['Agree on the stop signal.']),
    ...(draft.draping.trim() === '' ? ['Agree on draping.'] : []),
  ];
}

function workLacks(draft: SessionDraft, limits: Limits): string[] {
  if (draft.breachAccount.trim() !== '') {
    return [];
  }
  const refused = draft.work.filter(
    (one) => regionChoice(one.region, limits, draft.regionsAgreedToday) !== 'YES',
  );
  const allowed = techniques(limits, null);
  const held = draft.work.filter((one) => allowed.find(({ code }) => code === one.modality)?.refusal);
  return [
    ...(refused.length > 0 ? ['Something entered is not allowed today; take it out.'] : []),
    ...[...new Set(held.map((one) => one.modality))].map((code) => `${techniqueName(code)} is not open now.`),
    ...(draft.work.length === 0 && (draft.ending === null || draft.ending === 'FINISHED')
      ? ['What was worked on? Tap the body.']
      : []),
  ];
}

/** The first step that lacks something: where a session that was left goes on. */
export function firstOpenStep(draft: SessionDraft, limits: Limits): Step {
  return STEPS.find(({ key }) => key !== 'sign' && missingIn(key, draft, limits).length > 0)?.key ?? 'sign';
}

/** R15: why a flag is asked for; null when none is. */
export function flagAsked(draft: SessionDraft): string | null {
  const [arrival, departure] = [wholeScales(draft.arrival), wholeScales(draft.departure)];
  return arrival && departure ? departureAsksForFlag(arrival, departure, draft.settled ?? true) : null;
}

/** The whole minutes worked. */
export const totalMinutes = (draft: SessionDraft) => draft.work.reduce((sum, one) => sum + one.minutes, 0);
