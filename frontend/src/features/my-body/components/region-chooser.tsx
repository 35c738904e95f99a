import { REGION_CHOICES_LABELS, type RegionChoice, regionLabel, regionOf } from '@attune/shared';
import { Checkbox, SegmentedControl } from '@mantine/core';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { BodyChart, type BodyView, type RegionLook } from '../../../ui/body-chart/body-chart.tsx';
import { BodyLegend } from '../../../ui/body-chart/legend.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { Act, Acts, Leaf } from '../../../ui/leaf.tsx';
import { choiceOf, choicesOf, otherSide, type RulesDraft, withChoice } from '../domain/rules-draft.ts';
import styles from './region-chooser.module.css';
import { RegionsAsList } from './regions-as-list.tsx';

interface RegionChooserProps {
  readonly draft: RulesDraft;
  readonly onChange: (draft: RulesDraft) => void;
}

/** Yes, ask first or never for each region: on the figure or in a list, which say the same. */
export function RegionChooser({ draft, onChange }: RegionChooserProps) {
  const [way, setWay] = useState<BodyView | 'list'>('front');
  const [chosen, setChosen] = useState<string | null>(null);
  const figure = useRef<HTMLDivElement>(null);
  const close = () => {
    figure.current?.querySelector<SVGPathElement>(`[data-region="${chosen}"]`)?.focus();
    setChosen(null);
  };
  return (
    <Leaf title="Where">
      <p>Choose a place, then say: yes, ask me first, or never.</p>
      <SegmentedControl
        aria-label="Show"
        size="md"
        fullWidth
        value={way}
        onChange={(next) => {
          setWay(next as BodyView | 'list');
          setChosen(null);
        }}
        data={[
          { value: 'front', label: 'Front' },
          { value: 'back', label: 'Back' },
          { value: 'list', label: 'As a list' },
        ]}
      />
      {way === 'list' ? (
        <RegionsAsList draft={draft} onChange={onChange} />
      ) : (
        <>
          <div ref={figure} className={styles.figure}>
            <BodyChart
              view={way}
              chosen={chosen}
              look={(region) => lookOf(region, draft)}
              onTap={setChosen}
            />
          </div>
          <BodyLegend />
          {chosen !== null && (
            <RegionPanel key={chosen} region={chosen} draft={draft} onChange={onChange} onClose={close} />
          )}
        </>
      )}
      <details className={styles.why}>
        <summary>Why some places cannot be chosen</summary>
        <p>
          Breasts and groin are worked only with a separate consent in writing, which Attune does not take.
          Genitals are never touched, whoever asks. Face, throat, chest, belly, hips, buttocks and inner
          thighs are asked about every single time; there you can say ask first or never.
        </p>
      </details>
    </Leaf>
  );
}

const WORDS: Readonly<Record<RegionChoice, string>> = { YES: 'yes', ASK_FIRST: 'ask first', NEVER: 'never' };

function lookOf(region: string, draft: RulesDraft): RegionLook {
  if (choicesOf(region).length === 0) {
    return { mark: 'NEVER', words: 'cannot be chosen here' };
  }
  const choice = choiceOf(draft, region);
  return { mark: choice === 'YES' ? 'OPEN' : choice, words: WORDS[choice], opens: true };
}

const HINTS: Readonly<Record<RegionChoice, string>> = {
  YES: 'You are not asked each time.',
  ASK_FIRST: 'Only with your yes on the day.',
  NEVER: 'It cannot be planned or worked.',
};

interface RegionPanelProps extends RegionChooserProps {
  readonly region: string;
  readonly onClose: () => void;
}

/** The three words for one region, and for its other side. */
function RegionPanel({ region, draft, onChange, onClose }: RegionPanelProps) {
  const here = choiceOf(draft, region);
  const other = otherSide(region);
  const [both, setBoth] = useState(other !== null && choiceOf(draft, other) === here);
  const panel = useRef<HTMLFieldSetElement>(null);
  // Whoever came by keyboard goes on with the arrows.
  useEffect(() => {
    panel.current?.querySelector<HTMLInputElement>('input:checked')?.focus();
  }, []);
  const set = (choice: RegionChoice, alsoOther = both) =>
    onChange(withChoice(draft, other !== null && alsoOther ? [region, other] : [region], choice));
  const leave = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      onClose();
    }
  };
  return (
    <fieldset ref={panel} className={styles.panel} onKeyDown={leave}>
      <legend className="visually-hidden">{regionLabel(region)}</legend>
      <Choice
        label={regionLabel(region)}
        columns={3}
        value={here}
        onChange={(choice) => set(choice)}
        options={choicesOf(region).map((choice) => ({
          value: choice,
          label: REGION_CHOICES_LABELS[choice],
          hint:
            choice === 'ASK_FIRST' && regionOf(region)?.regionClass === 'A'
              ? 'As always here: only with your yes on the day.'
              : HINTS[choice],
        }))}
      />
      {other !== null && (
        <Checkbox
          label="Left and right the same"
          size="md"
          checked={both}
          onChange={(event) => {
            setBoth(event.currentTarget.checked);
            if (event.currentTarget.checked) set(here, true);
          }}
        />
      )}
      <Acts>
        <Act quiet onClick={onClose}>
          Done with {regionLabel(region).toLowerCase()}
        </Act>
      </Acts>
    </fieldset>
  );
}
