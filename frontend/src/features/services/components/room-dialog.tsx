import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { SaveRoomDocument } from '../../../generated/services.ts';
import { fieldMessage } from '../../../lib/results.ts';
import { useIdempotencyKey } from '../../../lib/use-idempotency-key.ts';
import { useVerb } from '../../../lib/use-verb.ts';
import { Dialog, DialogForm } from '../../../ui/dialog.tsx';
import { useToast } from '../../../ui/toast.tsx';
import type { Room } from './settings.ts';

/** Adds a room, or names one anew. */
export function RoomDialog({ room, onClose }: { readonly room: Room | null; readonly onClose: () => void }) {
  const [name, setName] = useState(room?.name ?? '');
  const key = useIdempotencyKey();
  const save = useVerb(SaveRoomDocument, 'saveRoom');
  const say = useToast();
  return (
    <Dialog title={room ? `Rename ${room.name}` : 'Add a room'} onClose={onClose} size="sm">
      <DialogForm
        submit="Save"
        onSubmit={async () => {
          const outcome = await save.run({
            input: room
              ? { id: room.id, expectedVersion: room.version, name }
              : { name, idempotencyKey: key.current() },
          });
          if (outcome.ok) {
            say(`${name} is saved.`);
            onClose();
          }
        }}
        onCancel={onClose}
        busy={save.busy}
        problem={save.problem}
        shown={['name']}
        disabled={name.trim() === ''}
      >
        <TextInput
          label="Name"
          description="As clients read it in their appointment"
          value={name}
          error={fieldMessage(save.problem, 'name')}
          onChange={(event) => {
            setName(event.currentTarget.value);
            key.renew();
          }}
        />
      </DialogForm>
    </Dialog>
  );
}
