import type { Instrument } from '../measures/instrument.ts';
import { oneHit, type RuleHit } from './hit.ts';
import type { FlagRuleSettings } from './settings.ts';

/** What the rules for questionnaires ask about an answer. */
export interface MeasureFacts {
  /** The answer that is the cause, once. */
  readonly causeId: string;
  readonly instrument: Instrument;
  readonly total: number;
  /** The highest answer to a safety item. */
  readonly safety: number;
  readonly baseline: number | null;
  readonly last: number | null;
}

/** Which rules an answered questionnaire meets; each cause is one hit. */
export function measureHits(facts: MeasureFacts, settings: FlagRuleSettings): RuleHit[] {
  return [selfHarm(facts, settings), rise(facts, settings)].filter((hit) => hit !== null);
}

function selfHarm({ causeId, instrument, safety }: MeasureFacts, settings: FlagRuleSettings): RuleHit | null {
  const item = instrument.items.findIndex((one) => one.safety);
  if (item < 0) {
    return null;
  }
  const answer = instrument.choices.find(({ value }) => value === safety)?.label ?? String(safety);
  const says = `${instrument.name}, question ${item + 1} (being better off dead, or hurting oneself): “${answer}”.`;
  return oneHit(
    settings,
    (['SELF_HARM_ANY', 'SELF_HARM_OFTEN'] as const)
      .filter((rule) => safety >= (settings[rule].threshold ?? Number.POSITIVE_INFINITY))
      .map((rule) => ({ rule, says })),
    `self-harm:${causeId}`,
  );
}

function rise(
  { causeId, instrument, total, baseline, last }: MeasureFacts,
  settings: FlagRuleSettings,
): RuleHit | null {
  const { threshold } = settings.PCL5_RISE;
  if (instrument.code !== 'PCL-5' || threshold === null) {
    return null;
  }
  const since = (before: number | null, words: string) =>
    before !== null && total - before >= threshold
      ? [{ rule: 'PCL5_RISE' as const, says: `${instrument.name} is ${total}; it was ${before} ${words}.` }]
      : [];
  return oneHit(
    settings,
    [...since(baseline, 'at the start'), ...since(last, 'last time')],
    `pcl-5-rise:${causeId}`,
  );
}
