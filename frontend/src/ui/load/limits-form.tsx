import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { SetLoadLimitsDocument } from '../../generated/ui.ts';
import { fieldMessage } from '../../lib/results.ts';
import { useVerb } from '../../lib/use-verb.ts';
import { Row, Stack } from '../layout.tsx';
import { ProblemNotice } from '../notice.tsx';
import { Switch } from '../switch.tsx';
import { useToast } from '../toast.tsx';
import styles from './load.module.css';

type Name = 'perDay' | 'heavyPerDay' | 'perWeek' | 'breakMinutes';

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
  /** Whose they are; null: the practice's. */
  readonly memberId: string | null;
  readonly limits: { readonly [name in Name]?: number | null } & {
    readonly version: number;
    readonly firm: boolean;
  };
  /** What an empty field means. */
  readonly empty: string;
  /** After saving, and on leaving without. */
  readonly onDone: () => void;
}

/** Sets what somebody, or the practice, takes on at most. */
export function LimitsForm({ memberId, limits, empty, onDone }: LimitsFormProps) {
  const { busy, problem, run } = useVerb(SetLoadLimitsDocument, 'setLoadLimits');
  const say = useToast();
  const [typed, setTyped] = useState<Readonly<Record<Name, string>>>(() => ({
    perDay: String(limits.perDay ?? ''),
    heavyPerDay: String(limits.heavyPerDay ?? ''),
    perWeek: String(limits.perWeek ?? ''),
    breakMinutes: String(limits.breakMinutes ?? ''),
  }));
  const [firm, setFirm] = useState(limits.firm);
  const numberOf = (name: Name) => (typed[name].trim() === '' ? null : Number(typed[name]));
  const save = async () => {
    const outcome = await run({
      input: {
        memberId,
        expectedVersion: limits.version,
        perDay: numberOf('perDay'),
        heavyPerDay: numberOf('heavyPerDay'),
        perWeek: numberOf('perWeek'),
        breakMinutes: numberOf('breakMinutes'),
        firm,
      },
    });
    if (outcome.ok) {
      say('Saved.');
      onDone();
    }
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) {
          void save();
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
        {memberId !== null && (
          <Switch
            label="Refuse what goes beyond"
            state={
              firm
                ? 'Nobody but you can book more, and you say why.'
                : 'A wish: such times are not suggested, and can still be booked. The practice’s limits hold all the same.'
            }
            on={firm}
            onChange={setFirm}
          />
        )}
        <ProblemNotice problem={problem} />
        <Row gap={10}>
          <Button type="submit" loading={busy}>
            Save
          </Button>
          <Button variant="subtle" onClick={onDone}>
            Leave it
          </Button>
        </Row>
      </Stack>
    </form>
  );
}
