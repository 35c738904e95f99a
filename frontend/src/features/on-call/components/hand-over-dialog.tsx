import { useState } from 'react';
import { HandOverShiftDocument } from '../../../generated/on-call.ts';
import { dayAndTime } from '../../../lib/dates.ts';
import { fieldMessage } from '../../../lib/results.ts';
import { useIdempotencyKey } from '../../../lib/use-idempotency-key.ts';
import { useVerb } from '../../../lib/use-verb.ts';
import { useZone } from '../../../lib/viewer.tsx';
import { Dialog, DialogForm } from '../../../ui/dialog.tsx';
import { Select } from '../../../ui/select.tsx';
import { useToast } from '../../../ui/toast.tsx';
import type { Colleague, Shift } from './rota.ts';

interface HandOverDialogProps {
  readonly shift: Shift;
  readonly people: readonly Colleague[];
  readonly onClose: () => void;
}

/** Asks a colleague to take the rest of one's own time on call. */
export function HandOverDialog({ shift, people, onClose }: HandOverDialogProps) {
  const zone = useZone();
  const [toMemberId, setTo] = useState('');
  const key = useIdempotencyKey();
  const ask = useVerb(HandOverShiftDocument, 'handOverShift');
  const say = useToast();
  const submit = async () => {
    const outcome = await ask.run({
      input: { shiftId: shift.id, toMemberId, idempotencyKey: key.current() },
    });
    if (outcome.ok) {
      say('Asked. You stay on call until they have accepted.');
      onClose();
    }
  };
  return (
    <Dialog title="Hand over the rest of this time" onClose={onClose}>
      <DialogForm
        submit="Ask them"
        onSubmit={submit}
        onCancel={onClose}
        busy={ask.busy}
        problem={ask.problem}
        shown={['toMemberId']}
        disabled={toMemberId === ''}
      >
        <p>
          To {dayAndTime(shift.endsAt, zone)}. You stay on call until it is accepted; both of you are told.
        </p>
        <Select
          label="Who takes over?"
          placeholder="Choose a colleague"
          value={toMemberId}
          onChange={setTo}
          error={fieldMessage(ask.problem, 'toMemberId')}
          options={people
            .filter(({ id }) => id !== shift.member.id)
            .map(({ id, name }) => ({ value: id, label: name }))}
        />
      </DialogForm>
    </Dialog>
  );
}
