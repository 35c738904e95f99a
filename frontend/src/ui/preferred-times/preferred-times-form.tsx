import { PARTS_OF_DAY, type PreferredTime } from '@attune/shared';
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { fieldMessage, type Problem } from '../../lib/results.ts';
import { Row, Stack } from '../layout.tsx';
import { ProblemNotice } from '../notice.tsx';
import { Select } from '../select.tsx';
import styles from './preferred-times.module.css';

const DAYS = [
  { value: '', label: 'Every day' },
  ...['Mondays', 'Tuesdays', 'Wednesdays', 'Thursdays', 'Fridays', 'Saturdays', 'Sundays'].map(
    (label, index) => ({
      value: String(index + 1),
      label,
    }),
  ),
];
const OWN = 'OWN';
const PARTS = [
  ...PARTS_OF_DAY.map(({ name, from, to }) => ({ value: name, label: `${name} (${from}–${to})` })),
  { value: OWN, label: 'From … to …' },
];
const LIKINGS = [
  { value: 'SUITS', label: 'Suits' },
  { value: 'AVOID', label: 'Rather not' },
];
const MOST = 30;

interface Entry extends PreferredTime {
  readonly key: number;
  /** Whether from and to are typed rather than a part of the day. */
  readonly own: boolean;
}

interface PreferredTimesFormProps {
  readonly times: readonly PreferredTime[];
  readonly busy: boolean;
  readonly problem: Problem | null;
  readonly onSave: (times: PreferredTime[]) => unknown;
  readonly onLeave: () => void;
}

/** Says anew which times suit: by weekday and part of the day, or from–to. */
export function PreferredTimesForm({ times, busy, problem, onSave, onLeave }: PreferredTimesFormProps) {
  const [entries, setEntries] = useState<readonly Entry[]>(() => times.map(entryOf));
  const change = (key: number, some: Partial<Entry>) =>
    setEntries(entries.map((one) => (one.key === key ? { ...one, ...some } : one)));
  const add = () => {
    const key = Math.max(0, ...entries.map((one) => one.key)) + 1;
    const { from, to } = PARTS_OF_DAY[0];
    setEntries([...entries, { key, weekday: null, from, to, avoid: false, own: false }]);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void onSave(entries.map(({ weekday, from, to, avoid }) => ({ weekday, from, to, avoid })));
      }}
    >
      <Stack gap={12}>
        {entries.map((entry, index) => (
          <EntryFields
            key={entry.key}
            entry={entry}
            number={index + 1}
            error={fieldMessage(problem, `times.${index}.to`) ?? fieldMessage(problem, `times.${index}.from`)}
            onChange={(some) => change(entry.key, some)}
            onRemove={() => setEntries(entries.filter((one) => one.key !== entry.key))}
          />
        ))}
        <div>
          <Button variant="default" onClick={add} disabled={entries.length >= MOST}>
            Add a time
          </Button>
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

interface EntryFieldsProps {
  readonly entry: Entry;
  readonly number: number;
  readonly error: string | null;
  readonly onChange: (some: Partial<Entry>) => void;
  readonly onRemove: () => void;
}

function EntryFields({ entry, number, error, onChange, onRemove }: EntryFieldsProps) {
  const part = entry.own ? OWN : (partOf(entry)?.name ?? OWN);
  const choosePart = (value: string) => {
    const chosen = PARTS_OF_DAY.find((one) => one.name === value);
    onChange(chosen ? { from: chosen.from, to: chosen.to, own: false } : { own: true });
  };
  return (
    <fieldset className={styles.row}>
      <legend className="visually-hidden">Time {number}</legend>
      <Select
        label="On"
        value={String(entry.weekday ?? '')}
        options={DAYS}
        onChange={(value) => onChange({ weekday: value === '' ? null : Number(value) })}
      />
      <Select label="When" value={part} options={PARTS} onChange={choosePart} />
      {part === OWN && (
        <>
          <TextInput
            label="From"
            type="time"
            required
            value={entry.from}
            onChange={(event) => onChange({ from: event.currentTarget.value })}
          />
          <TextInput
            label="To"
            type="time"
            required
            value={entry.to}
            error={error}
            onChange={(event) => onChange({ to: event.currentTarget.value })}
          />
        </>
      )}
      <Select
        label="This time"
        value={entry.avoid ? 'AVOID' : 'SUITS'}
        options={LIKINGS}
        onChange={(value) => onChange({ avoid: value === 'AVOID' })}
      />
      <Button
        className={styles.remove}
        variant="subtle"
        aria-label={`Remove time ${number}`}
        onClick={onRemove}
      >
        Remove
      </Button>
    </fieldset>
  );
}

const partOf = ({ from, to }: PreferredTime) =>
  PARTS_OF_DAY.find((one) => one.from === from && one.to === to);

function entryOf(time: PreferredTime, index: number): Entry {
  const { weekday, from, to, avoid } = time;
  return { weekday: weekday ?? null, from, to, avoid, key: index + 1, own: partOf(time) === undefined };
}
