import { type AdjustedValues, comparePlans, modalityOf, ruleSentence, valuesOf } from '@attune/shared';
import type { VersionContent } from '../../care-plans/index.ts';
import type { AdjustedActivity } from './plan-moved-on.ts';

/** Values with the name of the way of working. */
export function shownValues(values: AdjustedValues): AdjustedActivity {
  return { ...valuesOf(values), modalityName: modalityOf(values.modality)?.name ?? values.modality };
}

/** What changed from one version to a later one, line by line. */
export function changesBetween(earlier: VersionContent, later: VersionContent): string[] {
  return comparePlans(inSentences(earlier), inSentences(later));
}

const inSentences = (content: VersionContent) => ({
  ...content,
  rules: content.rules.map((rule) => ({ sentence: ruleSentence({ ...rule, id: '' }) })),
});
