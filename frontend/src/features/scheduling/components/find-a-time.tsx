import { skipToken, useQuery } from '@apollo/client/react';
import { Button, TextInput } from '@mantine/core';
import { useEffect, useEffectEvent, useState } from 'react';
import { SuggestedSlotsDocument } from '../../../generated/scheduling.ts';
import { addDays, dayOf, instantOf, startOfDay, timeOf } from '../../../lib/dates.ts';
import { useZone } from '../../../lib/viewer.tsx';
import { Ask } from '../../../ui/ask.tsx';
import { Stack } from '../../../ui/layout.tsx';
import { type Slot, SlotList } from './slot-list.tsx';
import styles from './slots.module.css';

/** A time chosen from the suggestions, or one that somebody typed. */
export interface ChosenTime {
  readonly startsAt: string;
  readonly practitionerId: string;
}

interface FindATimeProps {
  readonly clientId: string;
  /** Null where the viewer may not know it: a time can be tried, and none is suggested. */
  readonly serviceId: string | null;
  readonly practitionerId: string | null;
  /** An instant that is tried first, as a time of one's own. */
  readonly wish?: string | undefined;
  readonly onChoose: (time: ChosenTime | null) => void;
}

const WEEKS = 3;
/** So many of each week; the server gives times that differ, the best first. */
const A_WEEK = 5;

/** Times that satisfy the plan's rules, with the reasons; a time of one's own can be tried as well. */
export function FindATime({ clientId, serviceId, practitionerId, wish, onChoose }: FindATimeProps) {
  const zone = useZone();
  const [start, setStart] = useState(() => dayOf(Date.now(), zone));
  const [chosen, setChosen] = useState<Slot | null>(null);
  const [own, setOwn] = useState(Boolean((wish || serviceId === null) && practitionerId));
  const week = (service: string, number: number) => ({
    clientId,
    serviceId: service,
    practitionerId,
    from: startOfDay(addDays(start, 7 * number), zone),
    to: startOfDay(addDays(start, 7 * (number + 1)), zone),
    first: A_WEEK,
  });
  const asked = useQuery(
    SuggestedSlotsDocument,
    serviceId === null
      ? skipToken
      : {
          variables: { first: week(serviceId, 0), second: week(serviceId, 1), third: week(serviceId, 2) },
          fetchPolicy: 'network-only',
        },
  );
  const choose = (slot: Slot) => {
    setChosen(slot);
    onChoose({ startsAt: slot.startsAt, practitionerId: slot.practitionerId });
  };
  const look = (day: string) => {
    setStart(day);
    setChosen(null);
    onChoose(null);
  };
  return (
    <Stack gap={14}>
      {!own && (
        <div className={styles.fields}>
          <TextInput
            label="From this day on"
            type="date"
            value={start}
            onChange={(event) => event.currentTarget.value && look(event.currentTarget.value)}
          />
        </div>
      )}
      {own ? (
        <OwnTime practitionerId={practitionerId} wish={wish} onChoose={onChoose} />
      ) : (
        <Ask of={asked}>
          {({ first = [], second = [], third = [] }) => (
            <SlotList slots={[...first, ...second, ...third]} chosen={chosen} onChoose={choose} />
          )}
        </Ask>
      )}
      <div>
        {!own && (
          <Button variant="subtle" size="compact-sm" onClick={() => look(addDays(start, 7 * WEEKS))}>
            Look {WEEKS} weeks further
          </Button>
        )}
        {practitionerId && serviceId !== null && (
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={() => {
              setOwn(!own);
              onChoose(null);
            }}
          >
            {own ? 'Back to the suggestions' : 'Try a time of my own'}
          </Button>
        )}
      </div>
    </Stack>
  );
}

function OwnTime({
  practitionerId,
  wish,
  onChoose,
}: Pick<FindATimeProps, 'practitionerId' | 'wish' | 'onChoose'>) {
  const zone = useZone();
  const [day, setDay] = useState(() => (wish ? dayOf(wish, zone) : ''));
  const [time, setTime] = useState(() => (wish ? timeOf(wish, zone) : ''));
  // A time that is wished for counts as chosen from the start.
  const chosen = useEffectEvent(() => {
    if (wish && practitionerId) onChoose({ startsAt: wish, practitionerId });
  });
  useEffect(() => chosen(), []);
  const change = (nextDay: string, nextTime: string) => {
    setDay(nextDay);
    setTime(nextTime);
    onChoose(
      nextDay && nextTime && practitionerId
        ? { startsAt: instantOf(nextDay, nextTime, zone), practitionerId }
        : null,
    );
  };
  return (
    <div className={styles.fields}>
      <TextInput
        label="Day"
        type="date"
        value={day}
        onChange={(event) => change(event.currentTarget.value, time)}
      />
      <TextInput
        label="Time"
        type="time"
        value={time}
        onChange={(event) => change(day, event.currentTarget.value)}
      />
    </div>
  );
}
