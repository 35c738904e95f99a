import { TIME_OFF_KINDS, TIME_OFF_KINDS_LABELS, type TimeOffKind } from '@attune/shared';
import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { AddTimeOffDocument, type HoursFragment, RemoveTimeOffDocument } from '../../../generated/hours.ts';
import { dayOf } from '../../../lib/dates.ts';
import { fieldMessage } from '../../../lib/results.ts';
import { useIdempotencyKey } from '../../../lib/use-idempotency-key.ts';
import { useVerb } from '../../../lib/use-verb.ts';
import { Card } from '../../../ui/card.tsx';
import { ConfirmDialog, Dialog, DialogForm } from '../../../ui/dialog.tsx';
import { Select } from '../../../ui/select.tsx';
import { Empty } from '../../../ui/states.tsx';
import { useToast } from '../../../ui/toast.tsx';
import { AwayFields, awayInWords, emptyAway, inputOfAway } from './away-fields.tsx';
import { WouldLieOutside } from './would-lie-outside.tsx';
import styles from './hours.module.css';

type TimeOff = HoursFragment['timeOff'][number];

/** When somebody is away, with what kind of time off it is. */
export function TimeOffCard({ hours }: { readonly hours: HoursFragment }) {
  const [adding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<TimeOff | null>(null);
  const remove = useVerb(RemoveTimeOffDocument, 'removeTimeOff');
  const say = useToast();
  return (
    <Card title="Time off" flush>
      {hours.timeOff.length === 0 ? (
        <Empty title="No time off is planned" />
      ) : (
        <ul className={styles.list}>
          {hours.timeOff.map((one) => (
            <li key={one.id}>
              <div>
                <p>{awayInWords(one, hours.timeZone)}</p>
                <p className="quiet small">
                  {[one.kind && TIME_OFF_KINDS_LABELS[one.kind], one.note].filter(Boolean).join(' · ')}
                </p>
              </div>
              <Button
                variant="default"
                aria-label={`Take back ${awayInWords(one, hours.timeZone)}`}
                onClick={() => setLeaving(one)}
              >
                Take back
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div className={styles.foot}>
        <Button onClick={() => setAdding(true)}>Add time off</Button>
      </div>
      {adding && <AddTimeOffDialog hours={hours} onClose={() => setAdding(false)} />}
      {leaving && (
        <ConfirmDialog
          title={`Take back ${awayInWords(leaving, hours.timeZone)}?`}
          confirm="Take it back"
          onClose={() => setLeaving(null)}
          onConfirm={async () => {
            const outcome = await remove.run({ input: { id: leaving.id } });
            if (outcome.ok) say('The time can be booked again.');
            return outcome.ok ? null : outcome.problem;
          }}
        >
          <p>The usual hours hold again on these days.</p>
        </ConfirmDialog>
      )}
    </Card>
  );
}

function AddTimeOffDialog({
  hours,
  onClose,
}: {
  readonly hours: HoursFragment;
  readonly onClose: () => void;
}) {
  const { memberId, timeZone } = hours;
  const today = dayOf(Date.now(), timeZone);
  const [away, setAway] = useState(emptyAway);
  const [kind, setKind] = useState<TimeOffKind | ''>('HOLIDAY');
  const [note, setNote] = useState('');
  const key = useIdempotencyKey();
  const add = useVerb(AddTimeOffDocument, 'addTimeOff');
  const say = useToast();
  const span = inputOfAway(away);
  return (
    <Dialog title="Add time off" onClose={onClose}>
      <DialogForm
        submit="Add it"
        onSubmit={async () => {
          if (span === null || kind === '') return;
          const outcome = await add.run({
            input: { memberId, ...span, kind, note: note || null, idempotencyKey: key.current() },
          });
          if (outcome.ok) {
            say('Time off is added.');
            onClose();
          }
        }}
        onCancel={onClose}
        busy={add.busy}
        problem={add.problem}
        shown={['startsOn', 'endsOn', 'note']}
        disabled={span === null || kind === ''}
      >
        <AwayFields
          away={away}
          onChange={(next) => {
            setAway(next);
            key.renew();
          }}
          problem={add.problem}
          today={today}
        />
        <Select
          label="Kind"
          value={kind}
          onChange={setKind}
          options={TIME_OFF_KINDS.map((value) => ({ value, label: TIME_OFF_KINDS_LABELS[value] }))}
        />
        <Textarea
          label="Note"
          description="For this person and those who run the practice; colleagues and clients see only that the time is not free."
          value={note}
          error={fieldMessage(add.problem, 'note')}
          onChange={(event) => {
            setNote(event.currentTarget.value);
            key.renew();
          }}
        />
        <WouldLieOutside change={span === null ? null : { memberId, away: span }} />
      </DialogForm>
    </Dialog>
  );
}
