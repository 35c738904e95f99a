import { CancelVisitDocument } from '../../../generated/appointments.ts';
import { visitTime } from '../../../lib/plain-words.ts';
import { useVerb } from '../../../lib/use-verb.ts';
import { useZone } from '../../../lib/viewer.tsx';
import { firstName } from '../../../lib/words.ts';
import { ConfirmDialog } from '../../../ui/dialog.tsx';
import { useToast } from '../../../ui/toast.tsx';
import { isCancelledLate, LATE, type Visit } from './visit.ts';

/** Asks once, by name and time, before a visit is given back. */
export function CancelVisit({ visit, onClose }: { readonly visit: Visit; readonly onClose: () => void }) {
  const cancel = useVerb(CancelVisitDocument, 'cancelAppointment');
  const zone = useZone();
  const say = useToast();
  const who = firstName(visit.practitioner.name);
  return (
    <ConfirmDialog
      title={`Cancel ${visitTime(visit.startsAt, zone)} with ${who}?`}
      confirm="Cancel the visit"
      onClose={onClose}
      onConfirm={async () => {
        const outcome = await cancel.run({
          input: { appointmentId: visit.id, expectedVersion: visit.version },
        });
        if (!outcome.ok) return outcome.problem;
        say(`Cancelled. ${who} is told.`);
        return null;
      }}
    >
      <p>{who} is told. No reason is needed, and you can ask for another time.</p>
      {isCancelledLate(visit, Date.now()) && <p>{LATE}</p>}
    </ConfirmDialog>
  );
}
