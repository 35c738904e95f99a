import { StopWaitingDocument } from '../../../generated/appointments.ts';
import { useVerb } from '../../../lib/use-verb.ts';
import { ConfirmDialog } from '../../../ui/dialog.tsx';
import { useToast } from '../../../ui/toast.tsx';
import type { Wait } from './visit.ts';

/** Asks once before somebody leaves the waiting list. */
export function StopWaiting({ wait, onClose }: { readonly wait: Wait; readonly onClose: () => void }) {
  const stop = useVerb(StopWaitingDocument, 'withdrawFromWaitingList');
  const say = useToast();
  return (
    <ConfirmDialog
      title={`Stop waiting for ${wait.service?.name ?? 'a time'}?`}
      confirm="Stop waiting"
      cancel="Keep my place"
      onClose={onClose}
      onConfirm={async () => {
        const outcome = await stop.run({ input: { entryId: wait.id, expectedVersion: wait.version } });
        if (!outcome.ok) return outcome.problem;
        say('You are off the list.');
        return null;
      }}
    >
      <p>A time that is kept for you goes to somebody else. You can join the list again.</p>
    </ConfirmDialog>
  );
}
