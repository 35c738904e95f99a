import type { PlacementVerdict } from '@attune/shared';
import { useCallback, useState } from 'react';
import { type Draft, judgedAgain, movedTo, withConflicts } from './drafts.ts';
import { useDraftPlaces } from './use-draft-places.ts';

/** A place that a draft was put to and that something speaks against: it stays where it was. */
export interface RefusedPlace {
  readonly draft: Draft;
  readonly start: number;
  readonly verdict: PlacementVerdict;
}

/**
 * The drafts as somebody changes them: elsewhere, with somebody else, out and in again. What refuses a
 * place is said, and the draft stays; all others are judged again with each change.
 * @param onEdit called with each change: what was sent before is something else.
 */
export function useDraftEdits(clientId: string, proposed: readonly Draft[], onEdit: () => void) {
  const [drafts, setDrafts] = useState(proposed);
  const [refused, setRefused] = useState<RefusedPlace | null>(null);
  const places = useDraftPlaces(clientId, drafts);
  const { explain, factsFor, lookUp } = places;

  /** @returns whether the draft is there now. */
  const place = useCallback(
    (draft: Draft, start: number, practitioner: Draft['practitioner']): boolean => {
      const verdict = explain(draft, practitioner.id, start);
      if (verdict && !verdict.fits) {
        setRefused({ draft, start, verdict });
        return false;
      }
      const moved = movedTo(draft, start, practitioner, verdict?.findings ?? []);
      setDrafts((before) =>
        judgedAgain(
          before.map((one) => (one.id === draft.id ? moved : one)),
          start,
          factsFor(draft.serviceId, start),
        ),
      );
      onEdit();
      return true;
    },
    [explain, factsFor, onEdit],
  );

  const takeOut = useCallback(
    async (draft: Draft, out: boolean) => {
      setDrafts((before) =>
        before.map((one) => (one.id === draft.id ? { ...one, out, conflict: null } : one)),
      );
      onEdit();
      const start = Date.parse(draft.startsAt);
      const facts = (await lookUp(start)).get(draft.serviceId) ?? null;
      setDrafts((before) => judgedAgain(before, start, facts));
    },
    [lookUp, onEdit],
  );

  const mark = useCallback(
    (conflicts: Parameters<typeof withConflicts>[1]) =>
      setDrafts((before) => withConflicts(before, conflicts)),
    [],
  );
  return { drafts, places, place, takeOut, mark, refused, settle: useCallback(() => setRefused(null), []) };
}
