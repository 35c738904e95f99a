import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { CalendarClientsDocument } from '../../../../generated/scheduling.ts';
import { dayAndTime } from '../../../../lib/dates.ts';
import { useDialogs } from '../../../../lib/dialogs.tsx';
import { useZone } from '../../../../lib/viewer.tsx';
import { Ask } from '../../../../ui/ask.tsx';
import { Dialog, DialogForm } from '../../../../ui/dialog.tsx';
import { Select } from '../../../../ui/select.tsx';
import type { ChosenTime } from '../find-a-time.tsx';

interface BookAtDialogProps {
  readonly wish: ChosenTime;
  readonly onClose: () => void;
}

/** Asks whom a free time is for, then books as from the client's record. */
export function BookAtDialog({ wish, onClose }: BookAtDialogProps) {
  const zone = useZone();
  const dialogs = useDialogs();
  const [clientId, setClientId] = useState('');
  const asked = useQuery(CalendarClientsDocument);
  return (
    <Dialog title={`Book for ${dayAndTime(wish.startsAt, zone)}`} onClose={onClose}>
      <Ask of={asked}>
        {({ clients }) => {
          const all = clients.edges.map(({ node }) => node);
          const next = () => {
            const client = all.find((one) => one.id === clientId);
            if (client) {
              onClose();
              dialogs.book({ client, wish });
            }
          };
          return (
            <DialogForm
              submit="Go on"
              onSubmit={next}
              onCancel={onClose}
              busy={false}
              disabled={clientId === ''}
            >
              <Select
                label="For whom"
                placeholder="Choose a client"
                value={clientId}
                onChange={setClientId}
                options={all.map((client) => ({ value: client.id, label: client.name }))}
              />
            </DialogForm>
          );
        }}
      </Ask>
    </Dialog>
  );
}
