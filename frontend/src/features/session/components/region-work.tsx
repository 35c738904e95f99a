import { regionLabel } from '@attune/shared';
import { useState } from 'react';
import { Card } from '../../../ui/card.tsx';
import type { WorkEntry } from '../domain/draft.ts';
import { type Limits, otherSide, pressureRefusal, shortList, techniques } from '../domain/limits.ts';
import styles from './steps.module.css';
import { TapGroup } from './tap-group.tsx';
import tap from './tap.module.css';

interface RegionWorkProps {
  readonly entry: WorkEntry;
  readonly limits: Limits;
  readonly booked: string | null;
  /** Ways of working entered today. */
  readonly used: readonly string[];
  readonly bothSides: boolean;
  readonly onBothSides: () => void;
  readonly onChange: (patch: Partial<WorkEntry>) => void;
  readonly onRemove: () => void;
}

const PRESSURES = [0, 1, 2, 3, 4, 5];
const LONGEST = 240;

/** Technique, pressure and minutes of one region. */
export function RegionWorkPanel({
  entry,
  limits,
  booked,
  used,
  bothSides,
  onBothSides,
  onChange,
  onRemove,
}: RegionWorkProps) {
  const [asking, setAsking] = useState(entry.pressureAsked !== null);
  const [all, setAll] = useState(false);
  const every = techniques(limits, booked);
  const shown = all ? every : shortList(every, limits, booked, used);
  const minutes = (by: number) => onChange({ minutes: Math.min(LONGEST, Math.max(1, entry.minutes + by)) });
  return (
    <Card
      title={regionLabel(entry.region)}
      aside={
        otherSide(entry.region) && (
          <button type="button" className={styles.more} aria-pressed={bothSides} onClick={onBothSides}>
            {bothSides ? '✓ both sides' : 'both sides'}
          </button>
        )
      }
    >
      <div className={styles.stack}>
        <TapGroup
          label="Technique"
          options={shown.map(({ code, name, refusal }) => ({ value: code, label: name, refusal }))}
          isOn={(code) => code === entry.modality}
          onTap={(modality) => onChange({ modality })}
          {...(all ? {} : { more: () => setAll(true) })}
        />
        <TapGroup
          label="Pressure"
          aside={entry.pressureAsked === null ? 'applied, 0–5' : `asked ${entry.pressureAsked}`}
          options={PRESSURES.map((value) => ({
            value,
            label: String(value),
            refusal: pressureRefusal(value, limits),
          }))}
          isOn={(value) => value === entry.pressure}
          onTap={(pressure) => onChange({ pressure })}
        />
        {asking ? (
          <TapGroup
            label="Pressure they asked for"
            options={PRESSURES.map((value) => ({ value, label: String(value) }))}
            isOn={(value) => value === entry.pressureAsked}
            onTap={(value) => onChange({ pressureAsked: value === entry.pressureAsked ? null : value })}
          />
        ) : (
          <button type="button" className={styles.more} onClick={() => setAsking(true)}>
            They asked for another pressure
          </button>
        )}
        <div role="group" aria-label="Minutes" className={tap.group}>
          <p className={tap.label}>Minutes</p>
          <div className={tap.counter}>
            <button
              type="button"
              className={tap.tap}
              aria-label="One minute less"
              onClick={() => minutes(-1)}
            >
              −
            </button>
            <output className={tap.count}>{entry.minutes}</output>
            <button type="button" className={tap.tap} aria-label="One minute more" onClick={() => minutes(1)}>
              +
            </button>
            <button type="button" className={tap.tap} aria-label="+5 minutes" onClick={() => minutes(5)}>
              +5
            </button>
          </div>
        </div>
        <button type="button" className={styles.more} onClick={onRemove}>
          Take {regionLabel(entry.region).toLowerCase()} out
        </button>
      </div>
    </Card>
  );
}

interface AskFirstProps {
  readonly region: string;
  readonly name: string;
  readonly onAgreed: () => void;
}

/** R11: asked every time; the agreement of today opens the region. */
export function AskFirst({ region, name, onAgreed }: AskFirstProps) {
  return (
    <Card title={regionLabel(region)} aside="ask first">
      <div className={styles.stack}>
        <p>Ask {name} now. Without a clear yes, leave it out.</p>
        <TapGroup
          label=""
          options={[{ value: 'YES', label: 'Asked, and agreed for today' }]}
          isOn={() => false}
          onTap={onAgreed}
        />
      </div>
    </Card>
  );
}
