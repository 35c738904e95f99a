import { useMemo } from 'react';
import { longDay } from '../../../../lib/dates.ts';
import { type ClientRef, type Dialogs, DialogsContext, useDialogs } from '../../../../lib/dialogs.tsx';
import { useZone } from '../../../../lib/viewer.tsx';
import { Dialog } from '../../../../ui/dialog.tsx';
import { AppointmentRow } from '../appointment-row.tsx';
import rowStyles from '../appointments.module.css';
import type { Visit } from './items.ts';

interface VisitDialogProps {
  readonly visit: Visit;
  readonly client: ClientRef;
  /** Whether the client's name leads to the record. */
  readonly named: boolean;
  readonly onClose: () => void;
}

/** An appointment of the calendar with what the rules say of it and what can be done. */
export function VisitDialog({ visit, client, named, onClose }: VisitDialogProps) {
  const zone = useZone();
  const outer = useDialogs();
  // What is opened from here takes its place.
  const dialogs = useMemo<Dialogs>(
    () => ({
      ...outer,
      reschedule: (about) => {
        onClose();
        outer.reschedule(about);
      },
      cancel: (about) => {
        onClose();
        outer.cancel(about);
      },
    }),
    [outer, onClose],
  );
  return (
    <Dialog title={longDay(visit.startsAt, zone)} onClose={onClose} size="lg">
      <DialogsContext value={dialogs}>
        <ul className={rowStyles.list}>
          <AppointmentRow visit={visit} client={client} named={named} />
        </ul>
      </DialogsContext>
    </Dialog>
  );
}
