import {
  ALLERGIES,
  ALLERGIES_LABELS,
  CONTRAINDICATIONS,
  type ContraindicationClass,
  type IntakeEntryKind,
} from '@attune/shared';
import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import { regionsInWords } from '../../../lib/words.ts';
import { Act, Acts } from '../../../ui/leaf.tsx';
import { RegionList } from '../../../ui/region-list.tsx';
import type { AnswersKept } from '../hooks/use-answers.ts';
import styles from './my-health.module.css';

interface Known {
  readonly code: string;
  readonly label: string;
  /** Asks where on the body it is. */
  readonly local: boolean;
}

/** Sensitivities that can be ticked. */
export const KNOWN_ALLERGIES: readonly Known[] = ALLERGIES.map((code) => ({
  code,
  label: ALLERGIES_LABELS[code],
  local: false,
}));

/** What speaks against bodywork, or changes it, by how it does. */
export const knownOf = (of: ContraindicationClass): readonly Known[] =>
  CONTRAINDICATIONS.filter((one) => one.class === of).map(({ code, label }) => ({
    code,
    label,
    local: of === 'LOCAL',
  }));

interface KnownProps {
  readonly legend: string;
  readonly kind: IntakeEntryKind;
  readonly known: readonly Known[];
  readonly answers: AnswersKept;
}

/** Words to tick: ticked it is noted, unticked it has ended. */
export function KnownWords({ legend, kind, known, answers }: KnownProps) {
  const [asking, setAsking] = useState<string | null>(null);
  const { intake, busy, keep } = answers;
  const noted = (code: string) => intake.entries.filter((one) => one.kind === kind && one.code === code);
  const toggle = async ({ code, local }: Known) => {
    if (busy) return;
    const here = noted(code);
    if (here.length > 0) {
      await keep({ end: here.map((one) => one.id) });
    } else if (local) {
      setAsking(asking === code ? null : code);
    } else {
      await keep({ add: [{ kind, code, relevantToBodywork: true }] });
    }
  };
  return (
    <fieldset className={styles.group}>
      <legend>{legend}</legend>
      {known.map((one) => {
        const regions = noted(one.code).flatMap((entry) => entry.regions);
        return (
          <div key={one.code}>
            <Checkbox
              label={regions.length > 0 ? `${one.label}: ${regionsInWords(regions)}` : one.label}
              checked={noted(one.code).length > 0 || asking === one.code}
              onChange={() => void toggle(one)}
            />
            {asking === one.code && (
              <Where
                label={`Where is it? (${one.label})`}
                busy={busy}
                onKeep={async (where) => {
                  const done = await keep({
                    add: [{ kind, code: one.code, relevantToBodywork: true, regions: [...where] }],
                  });
                  if (done) setAsking(null);
                }}
              />
            )}
          </div>
        );
      })}
    </fieldset>
  );
}

function Where({
  label,
  busy,
  onKeep,
}: {
  readonly label: string;
  readonly busy: boolean;
  readonly onKeep: (regions: readonly string[]) => unknown;
}) {
  const [chosen, setChosen] = useState<readonly string[]>([]);
  return (
    <div className={styles.where}>
      <RegionList label={label} chosen={chosen} onChange={setChosen} />
      {chosen.length > 0 && (
        <Acts>
          <Act busy={busy} onClick={() => onKeep(chosen)}>
            Leave this area out
          </Act>
        </Acts>
      )}
    </div>
  );
}
