import type { Instrument } from '@attune/shared';
import { useCallback, useEffect } from 'react';
import { Act, Acts, Leaf } from '../../../ui/leaf.tsx';
import { TapScale } from '../../../ui/tap-scale.tsx';
import styles from './one-question.module.css';

interface OneQuestionProps {
  readonly instrument: Instrument;
  readonly at: number;
  readonly steps: number;
  readonly value: number | null;
  readonly mayLeaveOut: boolean;
  readonly onTell: (answer: number | null) => void;
  readonly onBack: () => void;
}

/** One question: a tap answers it and goes on, and so does the key of its number; the left arrow goes back. */
export function OneQuestion({ instrument, at, steps, value, mayLeaveOut, onTell, onBack }: OneQuestionProps) {
  const item = instrument.items[at] ?? instrument.unscored;
  const choices = instrument.items[at] ? instrument.choices : (instrument.unscored?.choices ?? []);
  const focus = useCallback((element: HTMLElement | null) => element?.focus(), []);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      const chosen = choices.find((choice) => String(choice.value + 1) === event.key);
      if (chosen) onTell(chosen.value);
      if (event.key === 'ArrowLeft') onBack();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [choices, onTell, onBack]);
  if (!item) {
    return null;
  }
  return (
    <Leaf kicker={`${at + 1} of ${steps}`}>
      <progress className={styles.progress} max={steps} value={at} aria-label="How far you are" />
      {instrument.items[at] && <p className={styles.lead}>{instrument.lead}</p>}
      <TapScale label={item.text} points={choices} value={value} onTap={onTell} labelRef={focus} />
      <p className={styles.keys}>On a keyboard, 1 to {choices.length} answer and the left arrow goes back.</p>
      <Acts>
        <Act quiet onClick={onBack}>
          Back
        </Act>
        {mayLeaveOut && (
          <Act quiet onClick={() => onTell(null)}>
            I would rather not say
          </Act>
        )}
      </Acts>
    </Leaf>
  );
}
