import {
  DAY_VALUE_LABELS,
  instrumentOf,
  ruleOfChange,
  type TimeLineChoice,
  type TimeLineFacts,
} from '@attune/shared';
import { glyph } from '../../../../ui/time-chart/glyphs.ts';
import styles from './time-line.module.css';
import { VALUE_LOOKS } from './tracks.ts';

/** What there is on the chart that must be told. */
export interface LegendFacts {
  readonly signs: boolean;
  readonly processing: boolean;
  readonly changes: boolean;
}

/** How signs of change, the lines of check-ins and what did not take place are to be read, in words. */
export function legendLines(choice: TimeLineChoice, has: LegendFacts): string[] {
  const rules = choice.codes.flatMap((code) => {
    const instrument = instrumentOf(code);
    return (instrument && ruleOfChange(instrument)) ?? [];
  });
  const looks = { solid: 'solid line', dashed: 'dashed line', dotted: 'dotted line' };
  const values = choice.values.map(
    (value) =>
      `${DAY_VALUE_LABELS[value]}: ${looks[VALUE_LOOKS[value].stroke ?? 'solid']}, ${VALUE_LOOKS[value].shape}s`,
  );
  return [
    ...(values.length > 0 ? [`${values.join('. ')}.`] : []),
    ...(has.signs
      ? [
          'Triangle down: lower, up: higher, by more than chance would explain. Filled: than at the start; open: than the last time.',
          ...rules,
        ]
      : []),
    [
      has.processing && 'Psychotherapy: a diamond is trauma processing, a circle another session.',
      has.changes && 'Bodywork: distress from 0 to 10, an open circle on arrival, a triangle on leaving.',
    ]
      .filter(Boolean)
      .join(' '),
    'Crosses are sessions that were cancelled or missed; open marks are still to come. The dotted upright line is now.',
  ].filter((line) => line !== '');
}

/** What of the facts the legend is about. */
export function legendFacts({ scores, sessions }: TimeLineFacts, { codes }: TimeLineChoice): LegendFacts {
  return {
    signs: scores.some(({ code, change }) => codes.includes(code) && change !== 'TOO_FEW'),
    processing: sessions.some((one) => one.class === 'TRAUMA_PROCESSING'),
    changes: sessions.some(({ arrival, departure }) => arrival !== null && departure !== null),
  };
}

/** The look of each value of the check-ins, beside its name. */
export function ValueLook({ value }: { readonly value: keyof typeof VALUE_LOOKS }) {
  const { tone, stroke, shape } = VALUE_LOOKS[value];
  return (
    <svg width="26" height="12" viewBox="0 0 26 12" aria-hidden="true" className={styles[tone]}>
      <line x1="1" x2="25" y1="6" y2="6" className={styles[stroke ?? 'solid']} />
      <path d={glyph(shape ?? 'circle', 13, 6, 3.2)} />
    </svg>
  );
}
