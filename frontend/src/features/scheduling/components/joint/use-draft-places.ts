import { useApolloClient } from '@apollo/client/react';
import { amongDrafts, Placement, type PlacementFacts, type PlacementVerdict } from '@attune/shared';
import { useCallback, useMemo, useState } from 'react';
import { DraftPlacesDocument } from '../../../../generated/scheduling.ts';
import { addDays, dayOf, startOfDay } from '../../../../lib/dates.ts';
import { useNow } from '../../../../lib/use-now.ts';
import { useZone } from '../../../../lib/viewer.tsx';
import { daysOf } from '../calendar/calendar-address.ts';
import { placementFactsOf } from '../calendar/placement-of.ts';
import { type Draft, sessionOf, toBook } from './drafts.ts';

const keyOf = (serviceId: string, monday: string) => `${serviceId} ${monday}`;

/** What is known against places of drafts, week by week; drafts count as if they were booked. */
export function useDraftPlaces(clientId: string, drafts: readonly Draft[]) {
  const client = useApolloClient();
  const zone = useZone();
  const now = useNow(60);
  const [known, setKnown] = useState<ReadonlyMap<string, PlacementFacts>>(new Map());
  const mondayOf = useCallback(
    (start: number) => daysOf({ view: 'week', date: dayOf(start, zone) }).first,
    [zone],
  );
  const services = useMemo(() => [...new Set(drafts.map((one) => one.serviceId))], [drafts]);

  /**
   * Looks up what stands against places in the week of an instant, by service: of all of them, for what each
   * keeps free.
   */
  const lookUp = useCallback(
    async (start: number) => {
      const monday = mondayOf(start);
      const range = { from: startOfDay(monday, zone), to: startOfDay(addDays(monday, 7), zone) };
      const told = await Promise.all(
        services.map((serviceId) =>
          client
            .query({
              query: DraftPlacesDocument,
              variables: { input: { clientId, serviceId, ...range } },
              fetchPolicy: 'no-cache',
            })
            .then(({ data }) => [serviceId, data?.placement ?? null] as const)
            // What could not be learned is decided when it is booked.
            .catch(() => [serviceId, null] as const),
        ),
      );
      const found = told.flatMap(([serviceId, placement]) =>
        placement ? [[serviceId, placementFactsOf(placement, zone)] as const] : [],
      );
      setKnown(
        (before) => new Map([...before, ...found.map(([id, facts]) => [keyOf(id, monday), facts] as const)]),
      );
      return new Map(found);
    },
    [client, clientId, mondayOf, services, zone],
  );

  const factsFor = useCallback(
    (serviceId: string, start: number) => known.get(keyOf(serviceId, mondayOf(start))) ?? null,
    [known, mondayOf],
  );

  /** What speaks against a draft at a place, all the other drafts there; null while it is not known. */
  const explain = useCallback(
    (draft: Draft, practitionerId: string, start: number): PlacementVerdict | null => {
      const facts = factsFor(draft.serviceId, start);
      if (!facts) return null;
      const others = toBook(drafts)
        .filter((one) => one.id !== draft.id)
        .map((one) => sessionOf(one, factsFor(one.serviceId, start)?.length));
      return new Placement(amongDrafts(facts, others)).explain(practitionerId, start, now);
    },
    [drafts, factsFor, now],
  );
  return { lookUp, explain, factsFor };
}

export type DraftPlaces = ReturnType<typeof useDraftPlaces>;
