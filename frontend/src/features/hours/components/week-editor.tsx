import { WEEKDAYS } from '@attune/shared';
import type { WeekRange } from '@attune/shared';
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ChangeWeeklyHoursDocument, type HoursFragment } from '../../../generated/hours.ts';
import { dayInWords, dayOf } from '../../../lib/dates.ts';
import { fieldMessage } from '../../../lib/results.ts';
import { useVerb } from '../../../lib/use-verb.ts';
import { Card } from '../../../ui/card.tsx';
import { Dialog, DialogForm } from '../../../ui/dialog.tsx';
import { Row, Stack } from '../../../ui/layout.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { useToast } from '../../../ui/toast.tsx';
import { faultOf, inWords, lengthOf } from '../domain/week.ts';
import { RangeFields } from './range-fields.tsx';
import { WeekGrid } from './week-grid.tsx';
import { WouldLieOutside } from './would-lie-outside.tsx';
import styles from './hours.module.css';

/** The hours of a week: painted or typed, saved as a whole from a date on. */
export function WeekEditor({ hours }: { readonly hours: HoursFragment }) {
  const { weeks, timeZone } = hours;
  const inForce = weeks[0]?.ranges ?? [];
  const plain = inForce.map(({ weekday, from, to }) => ({ weekday, from, to }));
  const [edited, setEdited] = useState<readonly WeekRange[] | null>(null);
  const [saving, setSaving] = useState(false);
  const ranges = edited ?? plain;
  const fault = faultOf(ranges);
  const setDay = (weekday: number, pieces: readonly { from: string; to: string }[]) =>
    setEdited([
      ...ranges.filter((one) => one.weekday !== weekday),
      ...pieces.map((piece) => ({ ...piece, weekday })),
    ]);
  return (
    <Card
      title="Hours of the week"
      aside={`${lengthOf(ranges)} a week · times in ${timeZone.replaceAll('_', ' ')}`}
    >
      <Stack>
        {weeks.slice(1).map((week) => (
          <Notice
            key={week.from}
            tone="information"
            title={`Other hours from ${dayInWords(`${week.from}T12:00:00Z`, timeZone)}`}
          >
            <p>
              {WEEKDAYS.map((name, index) => ({
                name,
                pieces: week.ranges.filter(({ weekday }) => weekday === index + 1),
              }))
                .filter(({ pieces }) => pieces.length > 0)
                .map(({ name, pieces }) => `${name} ${inWords(pieces)}`)
                .join('; ') || 'No work.'}
            </p>
            <Button
              variant="default"
              onClick={() => setEdited(week.ranges.map(({ weekday, from, to }) => ({ weekday, from, to })))}
            >
              Start from these
            </Button>
          </Notice>
        ))}
        <div className={styles.editor}>
          <div className={styles.paint}>
            <WeekGrid ranges={ranges} onChange={setEdited} />
            <p id="week-grid-how" className="quiet small">
              Drag to paint. With the keyboard: arrows move, Space changes, Shift with an arrow paints on.
            </p>
          </div>
          <dl className={styles.days}>
            {WEEKDAYS.map((name, index) => (
              <div key={name} className={styles.day}>
                <dt>{name}</dt>
                <dd>
                  <RangeFields
                    of={name}
                    ranges={ranges.filter(({ weekday }) => weekday === index + 1)}
                    onChange={(pieces) => setDay(index + 1, pieces)}
                  />
                </dd>
              </div>
            ))}
          </dl>
        </div>
        {edited !== null && fault !== null && (
          <p role="alert" className={styles.fault}>
            {fault}
          </p>
        )}
        <Row>
          <Button disabled={edited === null || fault !== null} onClick={() => setSaving(true)}>
            Save the week …
          </Button>
          <Button variant="default" disabled={edited === null} onClick={() => setEdited(null)}>
            Undo
          </Button>
        </Row>
      </Stack>
      {saving && (
        <SaveDialog
          hours={hours}
          ranges={ranges}
          onClose={() => setSaving(false)}
          onSaved={() => {
            setSaving(false);
            setEdited(null);
          }}
        />
      )}
    </Card>
  );
}

interface SaveDialogProps {
  readonly hours: HoursFragment;
  readonly ranges: readonly WeekRange[];
  readonly onClose: () => void;
  readonly onSaved: () => void;
}

function SaveDialog({
  hours: { memberId, version, weeks, timeZone },
  ranges,
  onClose,
  onSaved,
}: SaveDialogProps) {
  const today = dayOf(Date.now(), timeZone);
  const [from, setFrom] = useState(today);
  const change = useVerb(ChangeWeeklyHoursDocument, 'changeWeeklyHours');
  const say = useToast();
  const week = { from, ranges: [...ranges] };
  const later = weeks.slice(1).filter((one) => one.from >= from);
  return (
    <Dialog title="Save these hours?" onClose={onClose}>
      <DialogForm
        submit="Save"
        onSubmit={async () => {
          const outcome = await change.run({ input: { memberId, expectedVersion: version, ...week } });
          if (outcome.ok) {
            say('The hours are saved.');
            onSaved();
          }
        }}
        onCancel={onClose}
        busy={change.busy}
        problem={change.problem}
        shown={['from']}
        disabled={from === ''}
      >
        <TextInput
          type="date"
          label="From"
          description="Until then, what holds now stays."
          min={today}
          value={from}
          error={fieldMessage(change.problem, 'from')}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
        {later.length > 0 && (
          <Notice tone="information" title="What was planned for later goes">
            <p>
              The hours from {later.map((one) => dayInWords(`${one.from}T12:00:00Z`, timeZone)).join(' and ')}{' '}
              are replaced by these.
            </p>
          </Notice>
        )}
        <WouldLieOutside change={from === '' ? null : { memberId, week }} />
      </DialogForm>
    </Dialog>
  );
}
