import { BREATH_FAULT_WORDS, type Breath, type BreathingExercise, breathFault } from '@attune/shared';
import { useId, useState } from 'react';
import { Switch } from '../switch.tsx';
import { BREATH_COLOURS, type BreathColour } from './breath-colours.ts';
import styles from './breath-settings.module.css';
import stage from './breath-stage.module.css';
import { canVibrate, type Guides } from './use-guides.ts';

interface SettingsProps {
  readonly exercise: BreathingExercise;
  readonly breath: Breath;
  /** While it runs the pace is changed beside the breath. */
  readonly locked: boolean;
  readonly onBreath: (breath: Breath) => void;
  readonly colour: BreathColour;
  readonly onColour: (colour: BreathColour) => void;
  readonly guides: Guides;
  readonly onGuides: (guides: Guides) => void;
}

/** Pace, colour and what guides besides the eyes. It holds for this page alone: nothing of it is kept. */
export function BreathSettings({
  exercise,
  breath,
  locked,
  onBreath,
  colour,
  onColour,
  guides,
  onGuides,
}: SettingsProps) {
  return (
    <details className={styles.settings}>
      <summary>Pace, colour and sound</summary>
      <div className={styles.parts}>
        {!locked && <PaceBefore exercise={exercise} breath={breath} onBreath={onBreath} />}
        <Colours colour={colour} onColour={onColour} />
        <Switch
          label="Soft tones"
          state={guides.tones ? 'Rising with the breath in, falling with the breath out.' : 'No sound.'}
          on={guides.tones}
          onChange={(tones) => onGuides({ ...guides, tones })}
        />
        {guides.tones && (
          <label className={styles.volume}>
            How loud
            <input
              type="range"
              min={5}
              max={100}
              step={5}
              value={Math.round(guides.volume * 100)}
              onChange={(event) => onGuides({ ...guides, volume: Number(event.currentTarget.value) / 100 })}
            />
          </label>
        )}
        {canVibrate() && (
          <Switch
            label="Vibration"
            state={guides.vibration ? 'Once for in, twice for out.' : 'None.'}
            on={guides.vibration}
            onChange={(vibration) => onGuides({ ...guides, vibration })}
          />
        )}
      </div>
    </details>
  );
}

function PaceBefore({ exercise, breath, onBreath }: Pick<SettingsProps, 'exercise' | 'breath' | 'onBreath'>) {
  const [refused, setRefused] = useState<string | null>(null);
  const choose = (next: Breath) => {
    const fault = breathFault(exercise, next, 'START');
    setRefused(fault && BREATH_FAULT_WORDS[fault]);
    if (!fault) onBreath(next);
  };
  const even = exercise === 'THREE_PART_BREATH';
  return (
    <div className={styles.paces}>
      <Seconds
        label={even ? 'Seconds each way' : 'Seconds in'}
        value={breath.inSeconds}
        onChange={(value) =>
          choose(even ? { inSeconds: value, outSeconds: value } : { ...breath, inSeconds: value })
        }
      />
      {!even && (
        <Seconds
          label="Seconds out"
          value={breath.outSeconds}
          onChange={(value) => choose({ ...breath, outSeconds: value })}
        />
      )}
      <p role="status" className={styles.refused}>
        {refused}
      </p>
    </div>
  );
}

interface SecondsProps {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
}

function Seconds({ label, value, onChange }: SecondsProps) {
  const id = useId();
  return (
    <div className={styles.seconds} role="group" aria-labelledby={id}>
      <span id={id}>{label}</span>
      <button type="button" aria-label={`${label}: less`} onClick={() => onChange(value - 1)}>
        −
      </button>
      <output className={styles.value}>{value}</output>
      <button type="button" aria-label={`${label}: more`} onClick={() => onChange(value + 1)}>
        +
      </button>
    </div>
  );
}

function Colours({ colour, onColour }: Pick<SettingsProps, 'colour' | 'onColour'>) {
  const name = useId();
  return (
    <fieldset className={styles.colours}>
      <legend>Colour</legend>
      {BREATH_COLOURS.map((one) => (
        <label key={one} className={styles.colour}>
          <input
            type="radio"
            name={name}
            value={one}
            checked={one === colour}
            onChange={() => onColour(one)}
          />
          <span className={`${styles.swatch} ${stage[one]}`} aria-hidden="true" />
          {one}
        </label>
      ))}
    </fieldset>
  );
}
