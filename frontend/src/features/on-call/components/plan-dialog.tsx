import { shiftsOfRotation } from '@attune/shared';
import { Button, Checkbox, TextInput } from '@mantine/core';
import { IconArrowUp } from '@tabler/icons-react';
import { useState } from 'react';
import { PlanOnCallDocument } from '../../../generated/on-call.ts';
import { addDays, dayAndTime, dayOf } from '../../../lib/dates.ts';
import { fieldMessage } from '../../../lib/results.ts';
import { useVerb } from '../../../lib/use-verb.ts';
import { useZone } from '../../../lib/viewer.tsx';
import { Dialog, DialogForm } from '../../../ui/dialog.tsx';
import { useToast } from '../../../ui/toast.tsx';
import styles from './on-call.module.css';
import type { Colleague } from './rota.ts';

interface PlanDialogProps {
  readonly people: readonly Colleague[];
  readonly onClose: () => void;
}

/** So many of the planned weeks are shown before they are planned. */
const SHOWN = 4;

/** Lets people take turns, a week each, from a day and a time of the practice's clocks on. */
export function PlanDialog({ people, onClose }: PlanDialogProps) {
  const zone = useZone();
  const [chosen, setChosen] = useState<readonly string[]>(people.map(({ id }) => id));
  const [from, setFrom] = useState(() => nextMonday(zone));
  const [at, setAt] = useState('09:00');
  const [weeks, setWeeks] = useState('8');
  const plan = useVerb(PlanOnCallDocument, 'planOnCall');
  const say = useToast();
  const nameOf = (id: string) => people.find((one) => one.id === id)?.name ?? '';
  const count = Number(weeks);
  const shifts =
    from && at && count >= 1 && count <= 52
      ? shiftsOfRotation({ memberIds: chosen, from, at, weeks: count }, zone)
      : [];
  const submit = async () => {
    const outcome = await plan.run({ input: { memberIds: [...chosen], from, at, weeks: count } });
    if (outcome.ok) {
      say('Planned. What was planned from then on is replaced.');
      onClose();
    }
  };
  const toggle = (id: string) =>
    setChosen(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  const earlier = (index: number) => {
    const moved = [...chosen];
    moved.splice(index - 1, 0, ...moved.splice(index, 1));
    setChosen(moved);
  };
  return (
    <Dialog title="Plan who is on call" onClose={onClose} size="lg">
      <DialogForm
        submit="Plan it so"
        onSubmit={submit}
        onCancel={onClose}
        busy={plan.busy}
        problem={plan.problem}
        shown={['memberIds', 'from', 'at', 'weeks']}
        disabled={shifts.length === 0}
      >
        <fieldset className={styles.people}>
          <legend>Who takes turns?</legend>
          {people.map(({ id, name }) => (
            <Checkbox key={id} label={name} checked={chosen.includes(id)} onChange={() => toggle(id)} />
          ))}
          {fieldMessage(plan.problem, 'memberIds') && (
            <p className={styles.fault}>{fieldMessage(plan.problem, 'memberIds')}</p>
          )}
        </fieldset>
        {chosen.length > 1 && (
          <ol className={styles.order} aria-label="In this order">
            {chosen.map((id, index) => (
              <li key={id}>
                {nameOf(id)}
                {index > 0 && (
                  <Button
                    size="compact-sm"
                    variant="default"
                    aria-label={`${nameOf(id)} earlier`}
                    onClick={() => earlier(index)}
                  >
                    <IconArrowUp size={15} aria-hidden="true" />
                  </Button>
                )}
              </li>
            ))}
          </ol>
        )}
        <div className={styles.when}>
          <TextInput
            type="date"
            label="From"
            value={from}
            error={fieldMessage(plan.problem, 'from')}
            onChange={(event) => setFrom(event.currentTarget.value)}
          />
          <TextInput
            type="time"
            label="Changing at"
            value={at}
            error={fieldMessage(plan.problem, 'at')}
            onChange={(event) => setAt(event.currentTarget.value)}
          />
          <TextInput
            inputMode="numeric"
            label="For so many weeks"
            value={weeks}
            error={fieldMessage(plan.problem, 'weeks')}
            onChange={(event) => setWeeks(event.currentTarget.value.replaceAll(/\D/g, '').slice(0, 2))}
          />
        </div>
        {shifts.length > 0 && (
          <div aria-live="polite">
            <p className="quiet small">So it will be; what was planned from then on is replaced:</p>
            <ul className={styles.preview}>
              {shifts.slice(0, SHOWN).map((shift) => (
                <li key={shift.startsAt}>
                  {dayAndTime(shift.startsAt, zone)}: {nameOf(shift.memberId)}
                </li>
              ))}
              {shifts.length > SHOWN && <li>and so on, for {shifts.length} weeks</li>}
            </ul>
          </div>
        )}
      </DialogForm>
    </Dialog>
  );
}

/** The Monday after today, as a local day. */
function nextMonday(zone: string): string {
  const today = dayOf(Date.now(), zone);
  const weekday = new Date(`${today}T00:00:00Z`).getUTCDay();
  return addDays(today, ((8 - weekday) % 7) + (weekday === 1 ? 7 : 0));
}
