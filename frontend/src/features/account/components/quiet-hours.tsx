import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useZone } from '../../../lib/viewer.tsx';
import { PlainButton } from '../../../ui/plain-button.tsx';
import { Switch } from '../../../ui/switch.tsx';
import styles from './told.module.css';

interface Hours {
  readonly from: string;
  readonly until: string;
  readonly timeZone: string;
}

interface QuietHoursProps {
  readonly hours: Hours | null;
  readonly busy: boolean;
  readonly note: string;
  /** @returns whether it was kept. */
  readonly onChoose: (hours: Hours | null) => Promise<boolean>;
}

/** When somebody is not to be disturbed, by the clock where they are. */
export function QuietHours({ hours, busy, note, onChoose }: QuietHoursProps) {
  const practiceZone = useZone();
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone || practiceZone;
  const [draft, setDraft] = useState<Hours | null>(hours);
  const turn = (on: boolean) => {
    if (on) {
      setDraft({ from: '21:00', until: '08:00', timeZone: here });
    } else {
      setDraft(null);
      if (hours !== null) void onChoose(null);
    }
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (draft) void onChoose(draft);
  };
  const same = draft?.from === draft?.until;
  const changed = JSON.stringify(draft) !== JSON.stringify(hours);
  return (
    <section className={styles.quiet} aria-labelledby="quiet-hours">
      <h3 className={styles.title} id="quiet-hours">
        Quiet hours
      </h3>
      <Switch
        label="Send nothing during these hours"
        state={draft ? 'on' : 'off'}
        on={draft !== null}
        onChange={turn}
      />
      {draft && (
        <form className={styles.hours} onSubmit={send} noValidate>
          <TextInput
            type="time"
            label="From"
            required
            value={draft.from}
            onChange={(event) => setDraft({ ...draft, from: event.currentTarget.value })}
          />
          <TextInput
            type="time"
            label="Until"
            required
            value={draft.until}
            error={same ? 'Please choose another time than the beginning.' : null}
            onChange={(event) => setDraft({ ...draft, until: event.currentTarget.value })}
          />
          {changed && (
            <Button type="submit" loading={busy} disabled={same || !draft.from || !draft.until}>
              Keep these hours
            </Button>
          )}
          <p className="quiet small">
            By the clock of {draft.timeZone.replaceAll('_', ' ')}. {note}
          </p>
          {draft.timeZone !== here && (
            <PlainButton onClick={() => setDraft({ ...draft, timeZone: here })}>
              Use the clock of {here.replaceAll('_', ' ')}
            </PlainButton>
          )}
        </form>
      )}
    </section>
  );
}
