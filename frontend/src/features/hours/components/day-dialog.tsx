import { type DayRange, hoursOfDate } from '@attune/shared';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { ChangeDayDocument, type HoursFragment } from '../../../generated/hours.ts';
import { longDay } from '../../../lib/dates.ts';
import { useVerb } from '../../../lib/use-verb.ts';
import { Dialog, DialogForm } from '../../../ui/dialog.tsx';
import { useToast } from '../../../ui/toast.tsx';
import { factsOf, faultOf } from '../domain/week.ts';
import { RangeFields } from './range-fields.tsx';
import { WouldLieOutside } from './would-lie-outside.tsx';
import styles from './hours.module.css';

interface DayDialogProps {
  readonly hours: HoursFragment;
  readonly date: string;
  readonly onClose: () => void;
}

/** One day with hours of its own: longer, shorter, or none. */
export function DayDialog({ hours, date, onClose }: DayDialogProps) {
  const { memberId, version, timeZone, changedDays } = hours;
  const name = longDay(`${date}T12:00:00Z`, 'UTC');
  const [ranges, setRanges] = useState<readonly DayRange[]>(hoursOfDate(factsOf(hours), date));
  const change = useVerb(ChangeDayDocument, 'changeDay');
  const say = useToast();
  const fault = faultOf(ranges);
  const send = async (pieces: readonly DayRange[] | null) => {
    const outcome = await change.run({
      input: { memberId, expectedVersion: version, date, ranges: pieces && [...pieces] },
    });
    if (outcome.ok) {
      say(pieces ? `${name} is changed.` : `${name} is as other weeks again.`);
      onClose();
    }
  };
  return (
    <Dialog title={name} onClose={onClose}>
      <DialogForm
        submit="Save this day"
        onSubmit={() => send(ranges)}
        onCancel={onClose}
        busy={change.busy}
        problem={change.problem}
        disabled={fault !== null}
      >
        <p className="quiet">
          The hours of this day alone, in {timeZone.replaceAll('_', ' ')}. Take all out for a day without
          work.
        </p>
        <RangeFields of={name} ranges={ranges} onChange={setRanges} />
        {fault !== null && (
          <p role="alert" className={styles.fault}>
            {fault}
          </p>
        )}
        {changedDays.some((one) => one.date === date) && (
          <Button variant="default" onClick={() => void send(null)}>
            As in other weeks again
          </Button>
        )}
        <WouldLieOutside change={fault === null ? { memberId, day: { date, ranges: [...ranges] } } : null} />
      </DialogForm>
    </Dialog>
  );
}
