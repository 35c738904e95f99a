import { useMemo } from 'react';
import { useLastOwner } from '../lib/own-on-device.ts';
import type { Viewer } from '../lib/viewer.tsx';

/**
 * Whoever was signed in last on this device and has not signed out, for when the server cannot be asked:
 * a client, who then reads what the device keeps of them. It opens nothing else, for everything else is the
 * server's. Null where the last one was no client, and where nobody is kept.
 */
export function useOfflineViewer(): Viewer | null {
  const last = useLastOwner();
  return useMemo(
    () =>
      last?.clientId
        ? {
            userId: last.userId,
            name: '',
            email: '',
            roles: ['CLIENT'],
            clientId: last.clientId,
            memberId: null,
            practice: { id: last.practiceId, name: '', timeZone: last.timeZone },
            practices: [{ id: last.practiceId, name: '', timeZone: last.timeZone }],
          }
        : null,
    [last],
  );
}
