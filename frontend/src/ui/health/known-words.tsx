import {
  ALLERGIES,
  ALLERGIES_LABELS,
  CONTRAINDICATIONS,
  type ContraindicationClass,
  type IntakeEntryKind,
} from '@attune/shared';
import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import type { HealthAnswers } from '../../lib/use-health-answers.ts';
import { regionsInWords } from '../../lib/words.ts';
import { RegionList } from '../region-list.tsx';
import { useAuthorInWords } from './author.tsx';
import styles from './health.module.css';
import { HealthButton } from './voice.tsx';

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
  readonly answers: HealthAnswers;
}

/** Words to tick: ticked it is noted, unticked it has ended. */
export function KnownWords({ legend, kind, known, answers }: KnownProps) {
  const [asking, setAsking] = useState<string | null>(null);
  const author = useAuthorInWords();
  const { facts, busy, keep } = answers;
  const noted = (code: string) => facts.entries.filter((one) => one.kind === kind && one.code === code);
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
        const here = noted(one.code);
        const regions = here.flatMap((entry) => entry.regions);
        return (
          <div key={one.code}>
            <Checkbox
              label={regions.length > 0 ? `${one.label}: ${regionsInWords(regions)}` : one.label}
              description={here
                .map((entry) => [entry.text, author({ ...entry, by: entry.notedBy, at: entry.notedAt })])
                .map((parts) => parts.filter(Boolean).join(' · '))
                .join('; ')}
              checked={here.length > 0 || asking === one.code}
              onChange={() => void toggle(one)}
            />
            {asking === one.code && (
              <Where
                label={`Where is it? (${one.label})`}
                busy={busy}
                onKeep={async (where) => {
                  const entry = { kind, code: one.code, relevantToBodywork: true, regions: [...where] };
                  if (await keep({ add: [entry] })) setAsking(null);
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
        <div>
          <HealthButton busy={busy} onClick={() => onKeep(chosen)}>
            Leave this area out
          </HealthButton>
        </div>
      )}
    </div>
  );
}
