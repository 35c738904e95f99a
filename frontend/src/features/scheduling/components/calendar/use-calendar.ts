import { useQuery } from '@apollo/client/react';
import { HOLD_SENTENCES, type HoldLevel } from '@attune/shared';
import { useMemo } from 'react';
import {
  CalendarAppointmentsDocument,
  CalendarGroundDocument,
  type CalendarGroundQuery,
  ClientCalendarDocument,
  ClientGroundDocument,
  type ClientGroundQuery,
} from '../../../../generated/scheduling.ts';
import { addDays, startOfDay } from '../../../../lib/dates.ts';
import type { ClientRef } from '../../../../lib/dialogs.tsx';
import { useZone } from '../../../../lib/viewer.tsx';
import type { Visit } from './items.ts';
import type { Band } from './model.ts';

/** The instants of some days of the practice. */
export function useRange(first: string, count: number) {
  const zone = useZone();
  return useMemo(
    () => ({ from: startOfDay(first, zone), to: startOfDay(addDays(first, count), zone) }),
    [first, count, zone],
  );
}

type Range = ReturnType<typeof useRange>;

interface CalendarData {
  readonly ground: CalendarGroundQuery['calendar'];
  readonly visits: readonly Visit[];
  /** The client whose calendar it is, if it is one's. */
  readonly client: ClientRef | null;
}

/**
 * What a calendar shows: of one client, or all within reach; in the shape that <Ask> takes.
 * @param clientId the client whose calendar it is, if it is one's.
 */
export function useCalendar(range: Range, clientId: string | null) {
  const ground = useQuery(CalendarGroundDocument, { variables: range });
  const all = useQuery(CalendarAppointmentsDocument, { variables: range, skip: clientId !== null });
  const one = useQuery(ClientCalendarDocument, {
    variables: { clientId: clientId ?? '', ...range },
    skip: clientId === null,
  });
  const about = clientId === null ? all : one;
  const data = useMemo((): CalendarData | undefined => {
    if (!ground.data) return undefined;
    const { calendar } = ground.data;
    if (clientId === null) {
      return all.data && { ground: calendar, visits: all.data.appointments, client: null };
    }
    const client = one.data?.client;
    return one.data && { ground: calendar, visits: client?.appointments ?? [], client: client ?? null };
  }, [ground.data, all.data, one.data, clientId]);
  return {
    data,
    error: about.error ?? ground.error,
    loading: about.loading || ground.loading,
    refetch: () => Promise.all([ground.refetch(), about.refetch()]),
  };
}

/**
 * The bands behind the appointments of a client at hand; none while nobody is.
 * @param name whose bands they are, where the calendar is not the client's own.
 */
export function useBands(
  range: Range,
  clientId: string | null,
  now: number,
  name: string | null,
): readonly Band[] {
  const { data } = useQuery(ClientGroundDocument, {
    variables: { clientId: clientId ?? '', ...range },
    skip: clientId === null,
  });
  const client = clientId === null ? null : data?.client;
  return useMemo(() => (client ? bandsOf(client, range, now, name) : []), [client, range, now, name]);
}

function bandsOf(
  client: NonNullable<ClientGroundQuery['client']>,
  range: Range,
  now: number,
  name: string | null,
): Band[] {
  const named = (sentence: string) => (name === null ? sentence : `${name}: ${sentence}`);
  const hold = client.hold as HoldLevel;
  const from = Math.max(now, Date.parse(range.from));
  const to = Date.parse(range.to);
  const rests = client.restTimes.map((rest) => ({
    kind: 'REST' as const,
    from: Date.parse(rest.from),
    to: Date.parse(rest.to),
    sentence: named(rest.sentence),
    short: named(rest.sentence),
  }));
  return hold === 'NONE' || from >= to
    ? rests
    : [
        ...rests,
        {
          kind: 'HOLD',
          from,
          to,
          sentence: named(HOLD_SENTENCES[hold]),
          short: named('Bodywork is on hold.'),
        },
      ];
}
