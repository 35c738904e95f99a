import { skipToken, useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { BookSeriesDocument, PreviewSeriesDocument } from '../../generated/ui.ts';
import { useVerb } from '../../lib/use-verb.ts';
import type { Rhythm } from './repeats.tsx';
import { useDateOverrides } from './use-date-overrides.ts';

/** The first date of a series: who and what, with whom, when. */
interface FirstDate {
  readonly clientId: string;
  readonly serviceId: string;
  readonly practitionerId: string;
  readonly startsAt: string;
}

/** A series that is being made: its rhythm, what is done otherwise on single dates, and every date as it would be. */
export function useSeriesBooking(first: FirstDate | null) {
  const [rhythm, setRhythm] = useState<Rhythm | null>(null);
  const { dates, set, clear } = useDateOverrides();
  const book = useVerb(BookSeriesDocument, 'bookSeries');
  const input = first && rhythm ? { ...first, ...rhythm, dates } : null;
  const asked = useQuery(
    PreviewSeriesDocument,
    input ? { variables: { input }, fetchPolicy: 'network-only' } : skipToken,
  );
  const preview = asked.dataState === 'complete' ? asked.data.previewSeries : null;
  return {
    rhythm,
    asked: { ...asked, data: asked.dataState === 'complete' ? asked.data : undefined },
    /** Every date that is kept can be booked. */
    ready: Boolean(preview && !asked.loading && preview.dates.every((date) => !date.problem)),
    busy: book.busy,
    problem: book.problem,
    setRhythm: (next: Rhythm | null) => {
      setRhythm(next);
      clear();
      book.forget();
    },
    override: (...change: Parameters<typeof set>) => {
      set(...change);
      book.forget();
    },
    restart: () => {
      clear();
      book.forget();
    },
    /** Books all of it; what was taken meanwhile is shown among the dates. */
    run: async (idempotencyKey: string): Promise<boolean> => {
      if (!input) return false;
      const { ok } = await book.run({ input: { ...input, idempotencyKey } });
      if (!ok) void asked.refetch();
      return ok;
    },
  };
}
