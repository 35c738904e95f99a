import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { AddOnCallShiftDocument } from '../../../generated/on-call.ts';
import { instantOf } from '../../../lib/dates.ts';
import { fieldMessage } from '../../../lib/results.ts';
import { useIdempotencyKey } from '../../../lib/use-idempotency-key.ts';
import { useVerb } from '../../../lib/use-verb.ts';
import { useZone } from '../../../lib/viewer.tsx';
import { Dialog, DialogForm } from '../../../ui/dialog.tsx';
import { Select } from '../../../ui/select.tsx';
import { useToast } from '../../../ui/toast.tsx';
import styles from './on-call.module.css';
import type { Colleague } from './rota.ts';

interface AddShiftDialogProps {
  readonly people: readonly Colleague[];
  readonly onClose: () => void;
}

/** One time for one person: to fill a gap, or beside somebody else. */
export function AddShiftDialog({ people, onClose }: AddShiftDialogProps) {
  const zone = useZone();
  const [memberId, setMember] = useState('');
  const [starts, setStarts] = useState('');
  const [ends, setEnds] = useState('');
  const key = useIdempotencyKey();
  const add = useVerb(AddOnCallShiftDocument, 'addOnCallShift');
  const say = useToast();
  const at = (local: string) => instantOf(local.slice(0, 10), local.slice(11, 16), zone);
  const submit = async () => {
    const outcome = await add.run({
      input: { memberId, startsAt: at(starts), endsAt: at(ends), idempotencyKey: key.current() },
    });
    if (outcome.ok) {
      say('Added.');
      onClose();
    }
  };
  return (
    <Dialog title="Add a time on call" onClose={onClose}>
      <DialogForm
        submit="Add it"
        onSubmit={submit}
        onCancel={onClose}
        busy={add.busy}
        problem={add.problem}
        shown={['memberId', 'startsAt', 'endsAt']}
        disabled={memberId === '' || starts === '' || ends === ''}
      >
        <Select
          label="Who?"
          placeholder="Choose a psychotherapist"
          value={memberId}
          onChange={setMember}
          error={fieldMessage(add.problem, 'memberId')}
          options={people.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <div className={styles.when}>
          <TextInput
            type="datetime-local"
            label="From"
            value={starts}
            error={fieldMessage(add.problem, 'startsAt')}
            onChange={(event) => setStarts(event.currentTarget.value)}
          />
          <TextInput
            type="datetime-local"
            label="To"
            value={ends}
            error={fieldMessage(add.problem, 'endsAt')}
            onChange={(event) => setEnds(event.currentTarget.value)}
          />
        </div>
      </DialogForm>
    </Dialog>
  );
}
