import { AROUSAL_LABELS } from '@attune/shared';
import { useId } from 'react';
import { type PartScales, SCALES, type ScaleName } from '../domain/draft.ts';
import styles from './tap.module.css';

interface BigScaleProps {
  readonly label: string;
  /** What the ends mean. */
  readonly ends?: string;
  readonly points: readonly { readonly value: number; readonly words?: string }[];
  readonly value: number | undefined;
  readonly onChange: (value: number) => void;
}

/** One tap says how much: radio buttons as large fields. */
function BigScale({ label, ends, points, value, onChange }: BigScaleProps) {
  const name = useId();
  const inWords = points.some((point) => point.words);
  return (
    <fieldset className={styles.scale}>
      <legend className={styles.scaleHead}>
        {label} {ends && <span className={styles.scaleWords}>{ends}</span>}
      </legend>
      <div
        className={styles.points}
        data-words={inWords || undefined}
        style={{ '--points': points.length } as React.CSSProperties}
      >
        {points.map((point) => (
          <label key={point.value} className={styles.point}>
            <input
              type="radio"
              name={name}
              checked={value === point.value}
              onChange={() => onChange(point.value)}
            />
            {signed(point.value)}
            {point.words && <small>{point.words}</small>}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

const signed = (value: number) => (value < 0 ? `−${-value}` : String(value));
const TEN = Array.from({ length: 11 }, (_, value) => ({ value }));
const AROUSAL = [-2, -1, 0, 1, 2].map((value) => ({
  value,
  ...(AROUSAL_LABELS[value] === undefined ? {} : { words: AROUSAL_LABELS[value] }),
}));

const WORDS: Readonly<Record<ScaleName, { label: string; ends?: string }>> = {
  distress: { label: 'Distress', ends: '0 none … 10 the worst' },
  arousal: { label: 'Arousal' },
  pain: { label: 'Pain', ends: '0 none … 10 the worst' },
  tension: { label: 'Tension', ends: '0 none … 10 the worst' },
};

/** The four scales of arriving and leaving. */
export function FourScales({
  value,
  onChange,
}: {
  readonly value: PartScales;
  readonly onChange: (value: PartScales) => void;
}) {
  return (
    <>
      {SCALES.map((name) => (
        <BigScale
          key={name}
          {...WORDS[name]}
          points={name === 'arousal' ? AROUSAL : TEN}
          value={value[name]}
          onChange={(point) => onChange({ ...value, [name]: point })}
        />
      ))}
      {value.arousal === -2 && (
        <p className="quiet">A very quiet client is not always a calm one. Ask, and wait for the answer.</p>
      )}
    </>
  );
}
