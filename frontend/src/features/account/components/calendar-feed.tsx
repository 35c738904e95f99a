import { useQuery } from '@apollo/client/react';
import { Button, TextInput } from '@mantine/core';
import type { CalendarShows } from '@attune/shared';
import { useState } from 'react';
import {
  ChooseCalendarFeedDocument,
  CloseCalendarFeedDocument,
  type FeedFragment,
  MyCalendarFeedDocument,
  OpenCalendarFeedDocument,
} from '../../../generated/account.ts';
import { useVerb } from '../../../lib/use-verb.ts';
import { isPractitioner, useViewer } from '../../../lib/viewer.tsx';
import { Ask } from '../../../ui/ask.tsx';
import { Card } from '../../../ui/card.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { ConfirmDialog } from '../../../ui/dialog.tsx';
import { ProblemNotice } from '../../../ui/notice.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import { useToast } from '../../../ui/toast.tsx';
import styles from './calendar-feed.module.css';

/** One's appointments in one's own calendar: a secret address, shown once, to be renewed or taken back. */
export function CalendarFeed() {
  const asked = useQuery(MyCalendarFeedDocument);
  return (
    <Card title="Your calendar">
      <Ask of={asked} lines={3}>
        {({ calendarFeed }) => <Feed feed={calendarFeed} />}
      </Ask>
    </Card>
  );
}

function Feed({ feed }: { readonly feed: FeedFragment | null }) {
  const opening = useVerb(OpenCalendarFeedDocument, 'openCalendarFeed');
  const choosing = useVerb(ChooseCalendarFeedDocument, 'chooseCalendarFeed');
  const [address, setAddress] = useState<string | null>(null);
  const [asking, setAsking] = useState<'RENEW' | 'CLOSE' | null>(null);
  const [shows, setShows] = useState<CalendarShows>('TIME');
  const open = async () => {
    const outcome = await opening.run({ input: { shows: feed?.shows ?? shows } });
    if (!outcome.ok) return outcome.problem;
    setAddress(outcome.value.address);
    return null;
  };
  return (
    <div className={styles.feed}>
      <p>
        Your calendar can read your appointments from Attune by itself. Whoever has the address can read them
        too, so keep it to yourself. What something is about is never in it.
      </p>
      <What
        shows={feed?.shows ?? shows}
        onChoose={(value) => (feed ? void choosing.run({ input: { shows: value } }) : setShows(value))}
      />
      <ProblemNotice problem={opening.problem ?? choosing.problem} />
      {address && <Address address={address} />}
      {feed ? (
        <>
          <p className="quiet small">
            Open since <TimeText at={feed.since} as="day" />.{' '}
            {feed.lastReadOn ? (
              <>
                Last read by a calendar on <TimeText at={`${feed.lastReadOn}T12:00:00Z`} as="day" />.
              </>
            ) : (
              'No calendar has read it yet.'
            )}
          </p>
          <div className={styles.acts}>
            <Button variant="default" onClick={() => setAsking('RENEW')}>
              New address
            </Button>
            <Button variant="default" onClick={() => setAsking('CLOSE')}>
              Stop
            </Button>
          </div>
        </>
      ) : (
        <Button loading={opening.busy} onClick={() => void open()} className={styles.open}>
          Make an address
        </Button>
      )}
      {asking === 'RENEW' && (
        <ConfirmDialog
          title="Make a new address?"
          confirm="Make a new address"
          onClose={() => setAsking(null)}
          onConfirm={open}
        >
          <p>Calendars that read the old address get nothing any more. Give them the new one.</p>
        </ConfirmDialog>
      )}
      {asking === 'CLOSE' && <Stop onClose={() => setAsking(null)} onStopped={() => setAddress(null)} />}
    </div>
  );
}

function What({
  shows,
  onChoose,
}: {
  readonly shows: CalendarShows;
  readonly onChoose: (shows: CalendarShows) => void;
}) {
  const treats = isPractitioner(useViewer());
  return (
    <Choice
      label="What your calendar shows"
      value={shows}
      onChange={onChoose}
      options={[
        { value: 'TIME', label: 'The time alone', hint: '“Appointment”' },
        treats
          ? { value: 'PERSON', label: 'The client’s initials too', hint: '“Appointment JW”' }
          : { value: 'PERSON', label: 'A first name too', hint: '“Appointment with Mara”' },
      ]}
    />
  );
}

/** The address, for this one time. */
function Address({ address }: { readonly address: string }) {
  const say = useToast();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(address);
      say('Copied.');
    } catch {
      say('It could not be copied. Please select and copy it yourself.');
    }
  };
  return (
    <div className={styles.address}>
      <TextInput
        label="Your address"
        description="It is shown this once. In your calendar, choose “subscribe” or “from a web address”, and paste it."
        value={address}
        readOnly
        onFocus={(event) => event.currentTarget.select()}
      />
      <div className={styles.acts}>
        <Button onClick={() => void copy()}>Copy</Button>
        <Button
          component="a"
          variant="default"
          href={address.replace(/^https?:/, 'webcal:')}
          rel="noreferrer"
        >
          Open in my calendar
        </Button>
      </div>
    </div>
  );
}

function Stop({ onClose, onStopped }: { readonly onClose: () => void; readonly onStopped: () => void }) {
  const closing = useVerb(CloseCalendarFeedDocument, 'closeCalendarFeed');
  return (
    <ConfirmDialog
      title="Stop your calendar from reading?"
      confirm="Stop"
      onClose={onClose}
      onConfirm={async () => {
        const outcome = await closing.run({});
        if (!outcome.ok) return outcome.problem;
        onStopped();
        return null;
      }}
    >
      <p>The address reads nothing from now on. Your appointments stay as they are.</p>
    </ConfirmDialog>
  );
}
