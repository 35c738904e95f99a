import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import {
  AddClosureDocument,
  type ClosedDaysFragment,
  RemoveClosureDocument,
} from '../../../generated/hours.ts';
import { dayOf } from '../../../lib/dates.ts';
import { fieldMessage } from '../../../lib/results.ts';
import { useIdempotencyKey } from '../../../lib/use-idempotency-key.ts';
import { useVerb } from '../../../lib/use-verb.ts';
import { useZone } from '../../../lib/viewer.tsx';
import { Card } from '../../../ui/card.tsx';
import { ConfirmDialog, Dialog, DialogForm } from '../../../ui/dialog.tsx';
import { Empty } from '../../../ui/states.tsx';
import { useToast } from '../../../ui/toast.tsx';
import { AwayFields, awayInWords, emptyAway, inputOfAway } from './away-fields.tsx';
import { WouldLieOutside } from './would-lie-outside.tsx';
import styles from './hours.module.css';

/** Days on which nobody is booked. */
export function Closures({ closures }: { readonly closures: readonly ClosedDaysFragment[] }) {
  const zone = useZone();
  const [adding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<ClosedDaysFragment | null>(null);
  const remove = useVerb(RemoveClosureDocument, 'removeClosure');
  const say = useToast();
  return (
    <Card title="Closed days" flush>
      {closures.length === 0 ? (
        <Empty title="No closed days are planned">
          Add public holidays, and days on which the whole practice is away.
        </Empty>
      ) : (
        <ul className={styles.list}>
          {closures.map((one) => (
            <li key={one.id}>
              <div>
                <p>{one.name}</p>
                <p className="quiet small">{awayInWords(one, zone)}</p>
              </div>
              <Button
                variant="default"
                aria-label={`Open after all: ${one.name}`}
                onClick={() => setLeaving(one)}
              >
                Open after all
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div className={styles.foot}>
        <Button onClick={() => setAdding(true)}>Add a closed day</Button>
      </div>
      {adding && <AddClosureDialog onClose={() => setAdding(false)} />}
      {leaving && (
        <ConfirmDialog
          title={`Open on ${leaving.name} after all?`}
          confirm="Open"
          onClose={() => setLeaving(null)}
          onConfirm={async () => {
            const outcome = await remove.run({ input: { id: leaving.id } });
            if (outcome.ok) say(`${leaving.name} can be booked again.`);
            return outcome.ok ? null : outcome.problem;
          }}
        >
          <p>{awayInWords(leaving, zone)} can be booked again, in everybody’s usual hours.</p>
        </ConfirmDialog>
      )}
    </Card>
  );
}

function AddClosureDialog({ onClose }: { readonly onClose: () => void }) {
  const today = dayOf(Date.now(), useZone());
  const [name, setName] = useState('');
  const [away, setAway] = useState(emptyAway);
  const key = useIdempotencyKey();
  const add = useVerb(AddClosureDocument, 'addClosure');
  const say = useToast();
  const span = inputOfAway(away);
  return (
    <Dialog title="Add a closed day" onClose={onClose}>
      <DialogForm
        submit="Close then"
        onSubmit={async () => {
          if (span === null) return;
          const outcome = await add.run({ input: { name, ...span, idempotencyKey: key.current() } });
          if (outcome.ok) {
            say(`${name} is added.`);
            onClose();
          }
        }}
        onCancel={onClose}
        busy={add.busy}
        problem={add.problem}
        shown={['name', 'startsOn', 'endsOn']}
        disabled={span === null || name.trim() === ''}
      >
        <TextInput
          label="Name"
          description="As people read it, for example “Christmas Day”"
          value={name}
          error={fieldMessage(add.problem, 'name')}
          onChange={(event) => {
            setName(event.currentTarget.value);
            key.renew();
          }}
        />
        <AwayFields
          away={away}
          onChange={(next) => {
            setAway(next);
            key.renew();
          }}
          problem={add.problem}
          today={today}
        />
        <WouldLieOutside change={span === null ? null : { away: span }} />
      </DialogForm>
    </Dialog>
  );
}
