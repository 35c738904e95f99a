import { useQuery } from '@apollo/client/react';
import { ActionIcon, Button, SegmentedControl } from '@mantine/core';
import { useNetwork } from '@mantine/hooks';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { ServicePeopleDocument } from '../../../../generated/scheduling.ts';
import { longDay } from '../../../../lib/dates.ts';
import { useViewer, useZone } from '../../../../lib/viewer.tsx';
import { Notice } from '../../../../ui/notice.tsx';
import { Select } from '../../../../ui/select.tsx';
import styles from './calendar.module.css';
import { ClientChoice } from './client-choice.tsx';
import {
  type CalendarState,
  daysOf,
  EVERYBODY,
  ROOMS,
  todayIn,
  turned,
  type View,
} from './calendar-address.ts';

interface CalendarBarProps {
  readonly state: CalendarState;
  readonly onChange: (state: CalendarState) => void;
  /** Whether it is the calendar of the practice: then by whom it is ordered can be chosen. */
  readonly choosesWho: boolean;
}

const VIEW_WORDS: readonly { readonly value: View; readonly label: string }[] = [
  { value: 'day', label: 'Day' },
  { value: 'week', label: 'Week' },
  { value: 'agenda', label: 'List' },
];

/** Which days, in which view, and whose. */
export function CalendarBar({ state, onChange, choosesWho }: CalendarBarProps) {
  const zone = useZone();
  const { online } = useNetwork();
  const step = { day: 'day', week: 'week', agenda: 'two weeks' }[state.view];
  const { first } = daysOf(state);
  return (
    <>
      <div className={styles.bar}>
        <div className={styles.turn}>
          <ActionIcon
            variant="default"
            size={36}
            aria-label={`Back one ${step}`.replace('one two', 'two')}
            onClick={() => onChange(turned(state, -1))}
          >
            <IconChevronLeft size={18} aria-hidden="true" />
          </ActionIcon>
          <Button variant="default" onClick={() => onChange({ ...state, date: todayIn(zone) })}>
            Today
          </Button>
          <ActionIcon
            variant="default"
            size={36}
            aria-label={`On one ${step}`.replace('one two', 'two')}
            onClick={() => onChange(turned(state, 1))}
          >
            <IconChevronRight size={18} aria-hidden="true" />
          </ActionIcon>
        </div>
        <SegmentedControl
          aria-label="View"
          value={state.view}
          onChange={(view) => onChange({ ...state, view: view as View })}
          data={[...VIEW_WORDS]}
        />
        {choosesWho && <WhoChoice state={state} onChange={onChange} />}
        <p className={styles.period} aria-live="polite">
          {state.view === 'day' ? '' : 'From '}
          {longDay(`${first}T12:00:00Z`, 'UTC')}
        </p>
      </div>
      {!online && (
        <Notice tone="concern" role="status" title="There is no network">
          <p>This is how the calendar stood. It can be moved and booked again once you are connected.</p>
        </Notice>
      )}
    </>
  );
}

function WhoChoice({ state, onChange }: Omit<CalendarBarProps, 'choosesWho'>) {
  const people = useQuery(ServicePeopleDocument);
  const viewer = useViewer();
  const practitioners = new Map(
    (people.data?.services ?? [])
      .flatMap((service) => service.practitioners.map((one) => [one.id, one.name] as const))
      .sort(([, one], [, other]) => one.localeCompare(other)),
  );
  const week = state.view === 'week';
  // A week is one person's: one's own, unless somebody was chosen.
  const own = viewer.memberId && practitioners.has(viewer.memberId) ? viewer.memberId : undefined;
  const who = week && !practitioners.has(state.who) ? (own ?? [...practitioners.keys()][0] ?? '') : state.who;
  return (
    <>
      <Select
        label="Of whom"
        value={state.clientId ? '' : who}
        {...(state.clientId ? { placeholder: 'The whole team' } : {})}
        onChange={(who) => onChange({ ...state, who: who || state.who, clientId: null })}
        options={[
          ...(week ? [] : [{ value: EVERYBODY, label: 'All practitioners' }]),
          ...(state.view === 'day' ? [{ value: ROOMS, label: 'Rooms' }] : []),
          ...[...practitioners].map(([value, label]) => ({ value, label })),
        ]}
      />
      <ClientChoice
        label="Client"
        placeholder="All clients"
        value={state.clientId ?? ''}
        onChange={(client) => onChange({ ...state, clientId: client?.id ?? null })}
      />
    </>
  );
}
