import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { addDays, dayOf } from '../../../../lib/dates.ts';
import { useLeaving } from '../../../../lib/use-leaving.ts';
import { recordPath } from '../../../../lib/paths.ts';
import { useRecord } from '../../../../lib/record.tsx';
import { useZone } from '../../../../lib/viewer.tsx';
import { firstName } from '../../../../lib/words.ts';
import { ConfirmDialog } from '../../../../ui/dialog.tsx';
import { Card } from '../../../../ui/card.tsx';
import { Stack } from '../../../../ui/layout.tsx';
import { LinkButton } from '../../../../ui/link-button.tsx';
import { Empty, Failed, Loading } from '../../../../ui/states.tsx';
import { daysOf } from '../calendar/calendar-address.ts';
import styles from './joint.module.css';
import { Proposal } from './proposal.tsx';
import { usePlanning, type Weeks } from './use-planning.ts';

const USUAL_WEEKS = 8;
const MOST_WEEKS = 26;

/** The coming weeks of a plan: from when and how many, the best times for them, and booking them together. */
export function PlanWeeks({ onClose }: { readonly onClose: () => void }) {
  const record = useRecord();
  const { state, ask } = usePlanning(record.id);
  const [touched, setTouched] = useState(false);
  const [next, setNext] = useState<(() => void) | null>(null);
  const leaving = useLeaving(touched);
  // What would take away what somebody changed asks first.
  const careful = (go: () => void) => (touched ? setNext(() => go) : go());
  const back = (
    <Button variant="default" onClick={() => careful(onClose)}>
      Back to the schedule
    </Button>
  );
  return (
    <Stack>
      <Card title="Plan the coming weeks" aside={back}>
        {record.phase === null ? (
          <Empty
            title="There is no plan in force"
            action={<LinkButton to={recordPath(record.id, 'plan')}>To the plan</LinkButton>}
          >
            The coming weeks follow from what {firstName(record.name)} and the team have agreed.
          </Empty>
        ) : (
          <WeeksForm busy={state.is === 'WAITING'} onAsk={(weeks) => careful(() => void ask(weeks))} />
        )}
      </Card>
      {state.is === 'WAITING' && (
        <Card>
          <p className={styles.waiting}>
            Looking for times that fit {firstName(record.name)}, everybody on the team and the rooms. It takes
            a few seconds.
          </p>
          <Loading lines={6} label="Looking for times" />
        </Card>
      )}
      {state.is === 'FAILED' && (
        <Card>
          <Failed error={state.error} again={() => ask(state.asked)} />
        </Card>
      )}
      {state.is === 'DONE' && (
        <Proposal
          key={state.planning.number}
          planning={state.planning}
          onBooked={onClose}
          onTouched={setTouched}
        />
      )}
      {(next !== null || leaving.wanted !== null) && (
        <ConfirmDialog
          title="Leave this proposal without booking it?"
          confirm="Leave it"
          cancel="Stay here"
          onConfirm={async () => {
            if (next) next();
            else leaving.leave();
            return null;
          }}
          onClose={() => {
            setNext(null);
            leaving.stay();
          }}
        >
          <p>What you changed in it is not kept.</p>
        </ConfirmDialog>
      )}
    </Stack>
  );
}

function WeeksForm({ busy, onAsk }: { readonly busy: boolean; readonly onAsk: (weeks: Weeks) => unknown }) {
  const zone = useZone();
  const today = dayOf(Date.now(), zone);
  const [from, setFrom] = useState(() => addDays(daysOf({ view: 'week', date: today }).first, 7));
  const [weeks, setWeeks] = useState(String(USUAL_WEEKS));
  const count = Number(weeks);
  const rightCount = Number.isInteger(count) && count >= 1 && count <= MOST_WEEKS;
  const wrongDay = from < today;
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!busy && rightCount && !wrongDay) void onAsk({ from, weeks: count });
  };
  return (
    <form className={styles.form} onSubmit={send} noValidate>
      <TextInput
        label="From this day on"
        type="date"
        min={today}
        value={from}
        error={wrongDay ? 'Please begin with a day to come.' : null}
        onChange={(event) => event.currentTarget.value && setFrom(event.currentTarget.value)}
      />
      <TextInput
        label="For how many weeks"
        type="number"
        min={1}
        max={MOST_WEEKS}
        value={weeks}
        error={rightCount ? null : `From 1 to ${MOST_WEEKS}, please.`}
        onChange={(event) => setWeeks(event.currentTarget.value)}
      />
      <Button type="submit" loading={busy} disabled={!rightCount || wrongDay}>
        Find the times
      </Button>
    </form>
  );
}
