import { useMemo } from 'react';
import { Calendar, type Drafts } from '../calendar/calendar.tsx';
import type { CalendarState } from '../calendar/calendar-address.ts';
import { CalendarBar } from '../calendar/calendar-bar.tsx';
import { type CalendarItem, practitionerIn } from '../calendar/model.ts';
import { type Draft, toBook } from './drafts.ts';
import type { DraftPlaces } from './use-draft-places.ts';

interface DraftCalendarProps {
  readonly state: CalendarState;
  readonly onState: (state: CalendarState) => void;
  readonly clientId: string;
  readonly drafts: readonly Draft[];
  readonly places: DraftPlaces;
  readonly onPut: (draft: Draft, start: number, practitioner: Draft['practitioner']) => void;
  readonly onOpen: (id: string) => void;
}

/** The client's calendar with the proposed sessions in it, in the lanes of their disciplines. */
export function DraftCalendar({
  state,
  onState,
  clientId,
  drafts,
  places,
  onPut,
  onOpen,
}: DraftCalendarProps) {
  const items = useMemo(() => toBook(drafts).map(itemOf), [drafts]);
  const draftOf = (item: CalendarItem) => drafts.find((one) => one.id === item.id);
  const shown: Drafts = {
    items,
    explain: (item, { column, start }) => {
      const draft = draftOf(item);
      return draft ? places.explain(draft, practitionerIn(item, column.lane), start) : null;
    },
    onGrab: (item) => void places.lookUp(item.from),
    onDrop: (item, { start }) => {
      const draft = draftOf(item);
      if (draft) onPut(draft, start, draft.practitioner);
    },
    onOpen: (item) => onOpen(item.id),
  };
  return (
    <div>
      <CalendarBar state={state} onChange={onState} choosesWho={false} />
      <Calendar state={state} clientId={clientId} mayBook={false} drafts={shown} />
    </div>
  );
}

/** A draft in its lane. */
function itemOf(draft: Draft): CalendarItem {
  const unmet = draft.findings.filter((one) => !one.satisfied).map((one) => one.sentence);
  return {
    id: draft.id,
    from: Date.parse(draft.startsAt),
    to: Date.parse(draft.endsAt),
    laneId: draft.discipline ?? '',
    practitionerId: draft.practitioner.id,
    title: draft.what,
    sub: [draft.practitioner.name, draft.room].filter(Boolean).join(' · '),
    state: draft.conflict === null ? 'Proposed' : 'Cannot be booked',
    tone: 'draft',
    unmet: draft.conflict === null ? unmet : [draft.conflict, ...unmet],
    movable: true,
    discipline: draft.discipline,
    opens: true,
  };
}
