import {
  DAY_VALUE_LABELS,
  DAY_VALUES,
  type DayValue,
  INSTRUMENT_CODES,
  type TimeLineChoice,
  type TimeLineFacts,
} from '@attune/shared';
import { Chip } from '@mantine/core';
import { memo } from 'react';
import { ValueLook } from './legend.tsx';
import styles from './time-line.module.css';

/** What there is to choose from: only what has anything to show. */
export function choicesOf({ scores, days, sessions }: TimeLineFacts): TimeLineChoice {
  return {
    codes: INSTRUMENT_CODES.filter((code) => scores.some((one) => one.code === code)),
    values: DAY_VALUES.filter((value) => days.some((day) => day[value] !== null)),
    tolerance: sessions.some((one) => one.tolerance !== null),
  };
}

/** What is shown first: the questionnaire that was answered most, and how distressed the days were. */
export function firstChoice(facts: TimeLineFacts): TimeLineChoice {
  const { codes, values } = choicesOf(facts);
  const count = (code: string) => facts.scores.filter((one) => one.code === code).length;
  const most = codes.toSorted((one, other) => count(other) - count(one)).slice(0, 1);
  return { codes: most, values: values.filter((value) => value === 'distress'), tolerance: false };
}

interface ChoiceOfLinesProps {
  readonly all: TimeLineChoice;
  readonly choice: TimeLineChoice;
  readonly onChoice: (choice: TimeLineChoice) => void;
}

const TOLERANCE = 'TOLERANCE';

/** Which lines are shown: each questionnaire, each value of the check-ins, how trauma work was tolerated. */
export const ChoiceOfLines = memo(function ChoiceOfLines({ all, choice, onChoice }: ChoiceOfLinesProps) {
  const chosen = [...choice.codes, ...choice.values, ...(choice.tolerance ? [TOLERANCE] : [])];
  const choose = (names: readonly string[]) =>
    onChoice({
      codes: all.codes.filter((code) => names.includes(code)),
      values: all.values.filter((value) => names.includes(value)),
      tolerance: names.includes(TOLERANCE),
    });
  if (all.codes.length + all.values.length === 0 && !all.tolerance) {
    return null;
  }
  return (
    <div className={styles.choice} role="group" aria-label="Lines that are shown">
      <Chip.Group multiple value={chosen} onChange={choose}>
        {all.codes.map((code) => (
          <Chip key={code} value={code} size="sm" variant="outline">
            {code}
          </Chip>
        ))}
        {all.values.map((value: DayValue) => (
          <Chip key={value} value={value} size="sm" variant="outline">
            <span className={styles.chip}>
              {DAY_VALUE_LABELS[value]}
              <ValueLook value={value} />
            </span>
          </Chip>
        ))}
        {all.tolerance && (
          <Chip value={TOLERANCE} size="sm" variant="outline">
            Tolerance of trauma work
          </Chip>
        )}
      </Chip.Group>
    </div>
  );
});
