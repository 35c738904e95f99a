import { useCallback, useEffect, useState } from 'react';
import { SubscribeToPushDocument, UnsubscribeFromPushDocument } from '../../../generated/account.ts';
import { agreeToPush, endPush, lookAtPush, type PushKeys, type PushState } from '../../../lib/push.ts';
import type { Problem } from '../../../lib/results.ts';
import { useVerb } from '../../../lib/use-verb.ts';

const BROWSER_FAILED: Problem = {
  code: 'UNREACHABLE',
  message: 'Your browser’s own message service could not be reached. Please try again in a moment.',
};

/** Messages on this device: how things stand, and both ways to change it. Null until that is known. */
export function usePush(pushKey: string) {
  const [state, setState] = useState<PushState | null>(null);
  const [failed, setFailed] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const subscribing = useVerb(SubscribeToPushDocument, 'subscribeToPush', { refetch: false });
  const ending = useVerb(UnsubscribeFromPushDocument, 'unsubscribeFromPush', { refetch: false });
  const { run: subscribe } = subscribing;
  const tell = useCallback(
    async (keys: PushKeys) => (await subscribe({ input: { ...keys } })).ok,
    [subscribe],
  );

  useEffect(() => {
    let gone = false;
    lookAtPush().then(
      async (found) => {
        // The server learns in which session the device is now, so that signing out ends it.
        if (found.keys && !(await tell(found.keys))) return;
        if (!gone) setState(found.state);
      },
      () => {
        if (!gone) setState('UNSUPPORTED');
      },
    );
    return () => {
      gone = true;
    };
  }, [tell]);

  const attempt = (work: () => Promise<void>) => async () => {
    setBusy(true);
    setFailed(null);
    await work().catch(() => setFailed(BROWSER_FAILED));
    setBusy(false);
  };
  const begin = attempt(async () => {
    const keys = await agreeToPush(pushKey);
    if (keys === null) {
      setState((await lookAtPush()).state);
    } else if (await tell(keys)) {
      setState('ON');
    } else {
      await endPush();
    }
  });
  const end = attempt(async () => {
    const endpoint = await endPush();
    if (endpoint) await ending.run({ input: { endpoint } });
    setState('OFF');
  });
  return { state, busy, problem: failed ?? subscribing.problem ?? ending.problem, begin, end };
}
