import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { SaveCrisisLineDocument } from '../../../generated/crisis-lines.ts';
import { dayOf } from '../../../lib/dates.ts';
import { fieldMessage } from '../../../lib/results.ts';
import { useIdempotencyKey } from '../../../lib/use-idempotency-key.ts';
import { useVerb } from '../../../lib/use-verb.ts';
import { useZone } from '../../../lib/viewer.tsx';
import { Dialog, DialogForm } from '../../../ui/dialog.tsx';
import { Stack } from '../../../ui/layout.tsx';
import { useToast } from '../../../ui/toast.tsx';
import type { Line } from './line.ts';

const FIELDS = ['name', 'region', 'phone', 'text', 'url', 'checkedOn'] as const;

/** Adds a line, or changes one. */
export function LineDialog({ line, onClose }: { readonly line: Line | null; readonly onClose: () => void }) {
  const today = dayOf(Date.now(), useZone());
  const [values, setValues] = useState({
    name: line?.name ?? '',
    region: line?.region ?? '',
    phone: line?.phone ?? '',
    text: line?.text ?? '',
    url: line?.url ?? '',
    checkedOn: line?.checkedOn ?? today,
  });
  const save = useVerb(SaveCrisisLineDocument, 'saveCrisisLine');
  const key = useIdempotencyKey();
  const say = useToast();
  const field = (name: (typeof FIELDS)[number], label: string, description?: string) => (
    <TextInput
      label={label}
      {...(description ? { description } : {})}
      value={values[name]}
      error={fieldMessage(save.problem, name)}
      onChange={(event) => {
        const { value } = event.currentTarget;
        setValues((before) => ({ ...before, [name]: value }));
        key.renew();
      }}
      {...(name === 'checkedOn' ? { type: 'date', max: today } : {})}
      {...(name === 'phone' || name === 'text' ? { inputMode: 'tel' as const } : {})}
    />
  );
  const send = async () => {
    const outcome = await save.run({
      input: {
        ...values,
        phone: values.phone || null,
        text: values.text || null,
        url: values.url || null,
        ...(line ? { id: line.id, expectedVersion: line.version } : { idempotencyKey: key.current() }),
      },
    });
    if (outcome.ok) {
      say(`${values.name} is shown to clients now.`);
      onClose();
    }
  };
  return (
    <Dialog title={line ? `Change ${line.name}` : 'Add a line'} onClose={onClose}>
      <DialogForm
        submit="Save"
        onSubmit={send}
        onCancel={onClose}
        busy={save.busy}
        problem={save.problem}
        shown={FIELDS}
      >
        <Stack>
          {field('name', 'Name', 'As clients read it, for example “Night line of the city”')}
          {field('region', 'Country', 'Two letters, for example GB; EU for all of the European Union')}
          {field('phone', 'Number to call')}
          {field('text', 'Number for text messages')}
          {field('url', 'Web address', 'Begins with https://')}
          {field('checkedOn', 'Checked on', 'The day on which somebody last saw that it is right')}
        </Stack>
      </DialogForm>
    </Dialog>
  );
}
