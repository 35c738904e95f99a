import { Button } from '@mantine/core';
import { ProblemNotice } from '../../../ui/notice.tsx';
import { usePush } from '../hooks/use-push.ts';
import styles from './told.module.css';

const WORDS = {
  UNSUPPORTED: 'This browser cannot show messages from Attune.',
  DENIED:
    'Messages from Attune are blocked in this browser. You can allow them in its settings for this page.',
  OFF: 'This device shows no messages. Your browser will ask whether it may.',
  ON: 'This device shows a message when there is something to read. Signing out here ends it.',
} as const;

/** Whether this very device shows messages. */
export function PushHere({ pushKey }: { readonly pushKey: string }) {
  const { state, busy, problem, begin, end } = usePush(pushKey);
  if (state === null) {
    return null;
  }
  return (
    <section className={styles.quiet} aria-labelledby="push-here">
      <h3 className={styles.title} id="push-here">
        Messages on this device
      </h3>
      <p className="quiet small" role="status">
        {WORDS[state]}
      </p>
      <ProblemNotice problem={problem} />
      {state === 'OFF' && (
        <Button variant="default" loading={busy} onClick={() => void begin()}>
          Show messages on this device
        </Button>
      )}
      {state === 'ON' && (
        <Button variant="default" loading={busy} onClick={() => void end()}>
          Show none on this device
        </Button>
      )}
    </section>
  );
}
