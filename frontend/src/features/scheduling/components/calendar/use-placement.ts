import { useApolloClient } from '@apollo/client/react';
import type { Placement, PlacementVerdict } from '@attune/shared';
import { useCallback, useRef, useState } from 'react';
import { PlacementDocument } from '../../../../generated/scheduling.ts';
import { useZone } from '../../../../lib/viewer.tsx';
import { type CalendarItem, practitionerIn, type Target } from './model.ts';
import { placementOf } from './placement-of.ts';

interface Known {
  readonly itemId: string;
  /** Null where nothing could be learned: the server decides then. */
  readonly placement: Placement | null;
}

/** What is known against places of the item that is on its way; looked up when it is taken up. */
export function usePlacement(range: { readonly from: string; readonly to: string }, now: number) {
  const client = useApolloClient();
  const zone = useZone();
  const [known, setKnown] = useState<Known | null>(null);
  const wanted = useRef<string | null>(null);

  const lookUp = useCallback(
    async (item: CalendarItem) => {
      wanted.current = item.id;
      setKnown((before) => (before?.itemId === item.id ? before : null));
      const placement = await client
        .query({
          query: PlacementDocument,
          variables: { input: { appointmentId: item.id, ...range } },
          fetchPolicy: 'network-only',
        })
        .then(({ data }) => (data?.placement ? placementOf(data.placement, zone) : null))
        .catch(() => null);
      if (wanted.current === item.id) {
        setKnown({ itemId: item.id, placement });
      }
    },
    [client, range, zone],
  );

  const explain = useCallback(
    (item: CalendarItem, { column, start }: Target): PlacementVerdict | null =>
      known?.itemId === item.id && known.placement
        ? known.placement.explain(practitionerIn(item, column.lane), start, now)
        : null,
    [known, now],
  );
  return { lookUp, explain };
}
