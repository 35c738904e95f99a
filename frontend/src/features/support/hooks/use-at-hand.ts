import { useQuery } from '@apollo/client/react';
import { use, useEffect } from 'react';
import { MySupportDocument } from '../../../generated/support.ts';
import { AT_HAND, type Owner, ownerOf, recallOwn, useLastOwner } from '../../../lib/own-on-device.ts';
import { isClient, ViewerContext } from '../../../lib/viewer.tsx';
import { keepAnswer, type Shown, shownOf } from '../domain/keep-at-hand.ts';

/** What the page shows of the person, as it is now or as the device kept it. */
export interface AtHand extends Shown {
  /** When it was read, as ISO text. */
  readonly asOf: string;
  /** Read just now, rather than kept. */
  readonly fresh: boolean;
}

/**
 * Whose help page it is, and what is known of them: from the server where it answers, else as the device
 * kept it of whoever was signed in last.
 */
export function useAtHand(): { readonly owner: Owner | null; readonly atHand: AtHand | null } {
  const viewer = use(ViewerContext);
  const last = useLastOwner();
  const signedIn = viewer && isClient(viewer) ? ownerOf(viewer) : null;
  const owner = viewer ? signedIn : last?.clientId ? last : null;
  const clientId = owner?.clientId ?? null;
  const { data, loading } = useQuery(MySupportDocument, {
    variables: { clientId: clientId ?? '' },
    skip: signedIn === null || clientId === null,
  });
  const client = data?.client;
  useEffect(() => {
    const mine = viewer && ownerOf(viewer);
    if (mine && !loading && client !== undefined) keepAnswer(mine, client);
  }, [viewer, client, loading]);
  if (client) {
    return { owner, atHand: { ...shownOf(client), asOf: new Date().toISOString(), fresh: true } };
  }
  const kept = recallOwn<Omit<AtHand, 'fresh'>>(owner, AT_HAND);
  return { owner, atHand: kept && Array.isArray(kept.requests) ? { ...kept, fresh: false } : null };
}
