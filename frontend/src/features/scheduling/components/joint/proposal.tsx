import { Button, SegmentedControl } from '@mantine/core';
import { useCallback, useEffect, useEffectEvent, useState } from 'react';
import { dayAndTime, dayOf } from '../../../../lib/dates.ts';
import { useRecord } from '../../../../lib/record.tsx';
import { useIdempotencyKey } from '../../../../lib/use-idempotency-key.ts';
import { useZone } from '../../../../lib/viewer.tsx';
import { counted } from '../../../../lib/words.ts';
import { Card } from '../../../../ui/card.tsx';
import { Dialog } from '../../../../ui/dialog.tsx';
import { Stack } from '../../../../ui/layout.tsx';
import { Notice, ProblemNotice } from '../../../../ui/notice.tsx';
import { Empty } from '../../../../ui/states.tsx';
import { useToast } from '../../../../ui/toast.tsx';
import { against } from '../calendar/model.ts';
import type { CalendarState } from '../calendar/calendar-address.ts';
import { DraftCalendar } from './draft-calendar.tsx';
import { DraftDialog } from './draft-dialog.tsx';
import { type Draft, howGood, toBook, unmetOf } from './drafts.ts';
import styles from './joint.module.css';
import { ProposalList } from './proposal-list.tsx';
import { conflictsIn, useBookingTogether } from './use-booking-together.ts';
import { type RefusedPlace, useDraftEdits } from './use-draft-edits.ts';
import type { Planning } from './use-planning.ts';

interface ProposalProps {
  readonly planning: Planning;
  readonly onBooked: () => void;
  /** Whether it is otherwise than it was proposed: that would be lost. */
  readonly onTouched: (touched: boolean) => void;
}

/** The proposed weeks to look over, to change, and to book whole. */
export function Proposal(props: ProposalProps) {
  const { planning } = props;
  const nothing = toBook(planning.drafts).length === 0 && planning.proposed.leftOut.length === 0;
  return nothing ? (
    <Card>
      <Empty title="The plan asks for nothing that is not booked already">
        Look at more weeks, or change what the plan asks for.
      </Empty>
    </Card>
  ) : (
    <Drafts {...props} />
  );
}

function Drafts({ planning: { asked, proposed, drafts: first }, onBooked, onTouched }: ProposalProps) {
  const record = useRecord();
  const zone = useZone();
  const say = useToast();
  const key = useIdempotencyKey();
  const booking = useBookingTogether(record.id);
  const { forget } = booking;
  const changed = useCallback(() => {
    key.renew();
    forget();
  }, [key.renew, forget]);
  const { drafts, places, place, takeOut, mark, refused, settle } = useDraftEdits(record.id, first, changed);
  const [opened, setOpened] = useState<string | null>(null);
  const [state, setState] = useState<CalendarState>(() => ({
    view: 'agenda',
    date: dayOf(toBook(first)[0]?.startsAt ?? first[0]?.startsAt ?? `${asked.from}T12:00:00Z`, zone),
    who: record.id,
    clientId: null,
  }));
  const touched = drafts.some((one) => one.moved || one.out);
  const tell = useEffectEvent(onTouched);
  useEffect(() => {
    tell(touched);
    return () => tell(false);
  }, [touched]);
  const open = drafts.find((one) => one.id === opened);
  const wanted = toBook(drafts);

  const put = (draft: Draft, start: number, practitioner: Draft['practitioner']) => {
    if (place(draft, start, practitioner)) {
      say(`Now ${dayAndTime(start, zone)} with ${practitioner.name}. It is not booked yet.`);
    }
  };
  const book = async () => {
    const outcome = await booking.book(wanted, key.current());
    if (outcome.ok) {
      say(`${counted(wanted.length, 'session')} ${wanted.length === 1 ? 'is' : 'are'} booked.`);
      onBooked();
      return;
    }
    // An answer that was lost is asked for again by the same key; what was decided is over.
    if (outcome.problem.code !== 'UNREACHABLE') key.renew();
    mark(conflictsIn(outcome.problem));
  };
  return (
    <Stack className={styles.narrow}>
      <Summary good={howGood(proposed)} leftOut={proposed.leftOut} unmet={unmetOf(drafts, zone)} />
      {state.view === 'agenda' ? (
        <>
          <div>
            <SegmentedControl
              aria-label="View"
              value={state.view}
              onChange={(view) => setState({ ...state, view: view as typeof state.view })}
              data={[
                { value: 'agenda', label: 'List' },
                { value: 'week', label: 'Week' },
                { value: 'day', label: 'Day' },
              ]}
            />
          </div>
          <ProposalList
            drafts={drafts}
            from={asked.from}
            onChange={(draft) => setOpened(draft.id)}
            onTakeOut={(draft, out) => void takeOut(draft, out)}
          />
        </>
      ) : (
        <DraftCalendar
          state={state}
          onState={setState}
          clientId={record.id}
          drafts={drafts}
          places={places}
          onPut={put}
          onOpen={setOpened}
        />
      )}
      <Refusal problem={booking.problem} />
      <div className={styles.bar}>
        <Button onClick={() => void book()} loading={booking.busy} disabled={wanted.length === 0}>
          {wanted.length === 0 ? 'Nothing to book' : `Book all ${wanted.length}`}
        </Button>
        <p>All of them are booked, or none.</p>
      </div>
      {open && (
        <DraftDialog
          clientId={record.id}
          draft={open}
          places={places}
          onUse={(start, practitioner) => {
            setOpened(null);
            put(open, start, practitioner);
          }}
          onTakeOut={() => {
            setOpened(null);
            void takeOut(open, true);
          }}
          onClose={() => setOpened(null)}
        />
      )}
      {refused && <RefusedDraft refused={refused} onClose={settle} />}
    </Stack>
  );
}

interface SummaryProps {
  readonly good: string;
  readonly leftOut: readonly { readonly sentence: string }[];
  readonly unmet: readonly string[];
}

/** How good the times are, what found no place, and which wishes are not met. */
function Summary({ good, leftOut, unmet }: SummaryProps) {
  return (
    <>
      <Notice tone="information" role="status" title={good}>
        {leftOut.length === 0 && unmet.length === 0 && <p>They keep to everything that the plan says.</p>}
      </Notice>
      {leftOut.length > 0 && (
        <Notice tone="concern" title={`${counted(leftOut.length, 'session')} found no place`}>
          <Sentences of={leftOut.map((one) => one.sentence)} />
        </Notice>
      )}
      {unmet.length > 0 && (
        <Notice title="What these times do not keep to, of what the plan asks for">
          <Sentences of={unmet} />
        </Notice>
      )}
    </>
  );
}

/** Why nothing was booked, date by date. */
function Refusal({ problem }: { readonly problem: Parameters<typeof conflictsIn>[0] }) {
  const zone = useZone();
  const conflicts = conflictsIn(problem);
  return conflicts.length === 0 ? (
    <ProblemNotice problem={problem} />
  ) : (
    <Notice tone="concern" role="alert" title="Nothing is booked yet: not all of these times can be booked">
      <Sentences of={conflicts.map((one) => `${dayAndTime(one.startsAt, zone)}: ${one.problem}`)} />
    </Notice>
  );
}

function RefusedDraft({
  refused,
  onClose,
}: {
  readonly refused: RefusedPlace;
  readonly onClose: () => void;
}) {
  const zone = useZone();
  return (
    <Dialog title="It stays where it is" onClose={onClose}>
      <Stack>
        <p>
          {refused.draft.what} cannot be on {dayAndTime(refused.start, zone)}.
        </p>
        <Notice tone="concern" title="This speaks against it">
          <Sentences of={against(refused.verdict)} />
        </Notice>
        <div>
          <Button onClick={onClose}>Keep the time</Button>
        </div>
      </Stack>
    </Dialog>
  );
}

const Sentences = ({ of }: { readonly of: readonly string[] }) => (
  <ul className={styles.sentences}>
    {[...new Set(of)].map((sentence) => (
      <li key={sentence}>{sentence}</li>
    ))}
  </ul>
);
