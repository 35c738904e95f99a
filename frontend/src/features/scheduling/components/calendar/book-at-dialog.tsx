import { useState } from 'react';
import { dayAndTime } from '../../../../lib/dates.ts';
import { type ClientRef, useDialogs } from '../../../../lib/dialogs.tsx';
import { useZone } from '../../../../lib/viewer.tsx';
import { Dialog, DialogForm } from '../../../../ui/dialog.tsx';
import type { ChosenTime } from '../find-a-time.tsx';
import { ClientChoice } from './client-choice.tsx';

interface BookAtDialogProps {
  readonly wish: ChosenTime;
  readonly onClose: () => void;
}

/** Asks whom a free time is for, then books as from the client's record. */
export function BookAtDialog({ wish, onClose }: BookAtDialogProps) {
  const zone = useZone();
  const dialogs = useDialogs();
  const [client, setClient] = useState<ClientRef | null>(null);
  const next = () => {
    if (client) {
      onClose();
      dialogs.book({ client, wish });
    }
  };
  return (
    <Dialog title={`Book for ${dayAndTime(wish.startsAt, zone)}`} onClose={onClose}>
      <DialogForm submit="Go on" onSubmit={next} onCancel={onClose} busy={false} disabled={client === null}>
        <ClientChoice
          label="For whom"
          placeholder="Choose a client"
          value={client?.id ?? ''}
          onChange={setClient}
        />
      </DialogForm>
    </Dialog>
  );
}
