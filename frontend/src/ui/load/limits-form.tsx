import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { fieldMessage, type Problem } from '../../lib/results.ts';
import { Row, Stack } from '../layout.tsx';
import { ProblemNotice } from '../notice.tsx';
import styles from './load.module.css';

/** Limits as they are sent; null for none of one's own. */
export interface Limits {
  readonly perDay: number | null;
  readonly heavyPerDay: number | null;
  readonly perWeek: number | null;
  readonly breakMinutes: number | null;
}

type Name = keyof Limits;

const FIELDS: readonly {
  readonly name: Name;
  readonly label: string;
  readonly least: number;
  readonly most: number;
}[] = [
  { name: 'perDay', label: 'Sessions a day, at most', least: 1, most: 20 },
  { name: 'perWeek', label: 'Sessions a week, at most', least: 1, most: 100 },
  { name: 'heavyPerDay', label: 'Heavy sessions a day, at most', least: 0, most: 20 },
  { name: 'breakMinutes', label: 'Minutes of break after a heavy one', least: 0, most: 240 },
];

interface LimitsFormProps {
  readonly limits: { readonly [name in Name]?: number | null };
  /** What an empty field means. */
  readonly empty: string;
  readonly busy: boolean;
  readonly problem: Problem | null;
  readonly onSave: (limits: Limits) => unknown;
  readonly onLeave: () => void;
}

/** Sets what somebody, or the practice, takes on at most. */
export function LimitsForm({ limits, empty, busy, problem, onSave, onLeave }: LimitsFormProps) {
  const [typed, setTyped] = useState<Readonly<Record<Name, string>>>(() => ({
    perDay: String(limits.perDay ?? ''),
    heavyPerDay: String(limits.heavyPerDay ?? ''),
    perWeek: String(limits.perWeek ?? ''),
    breakMinutes: String(limits.breakMinutes ?? ''),
  }));
  const numberOf = (name: Name) => (typed[name].trim() === '' ? null : Number(typed[name]));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) {
          void onSave({
            perDay: numberOf('perDay'),
            heavyPerDay: numberOf('heavyPerDay'),
            perWeek: numberOf('perWeek'),
            breakMinutes: numberOf('breakMinutes'),
          });
        }
      }}
    >
      <Stack gap={12}>
        <p className="quiet">Heavy are trauma processing and deep bodywork. {empty}</p>
        <div className={styles.fields}>
          {FIELDS.map(({ name, label, least, most }) => (
            <TextInput
              key={name}
              label={label}
              type="number"
              inputMode="numeric"
              min={least}
              max={most}
              step={1}
              value={typed[name]}
              error={fieldMessage(problem, name)}
              onChange={(event) => setTyped({ ...typed, [name]: event.currentTarget.value })}
            />
          ))}
        </div>
        <ProblemNotice problem={problem} />
        <Row gap={10}>
          <Button type="submit" loading={busy}>
            Save
          </Button>
          <Button variant="subtle" onClick={onLeave}>
            Leave it
          </Button>
        </Row>
      </Stack>
    </form>
  );
}
