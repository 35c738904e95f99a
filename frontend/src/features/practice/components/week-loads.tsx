import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { PracticeLoadDocument, type PracticeLoadQuery } from '../../../generated/practice.ts';
import { span } from '../../../lib/dates.ts';
import { Ask } from '../../../ui/ask.tsx';
import { Card } from '../../../ui/card.tsx';
import { Stack } from '../../../ui/layout.tsx';
import { LimitsForm } from '../../../ui/load/limits-form.tsx';
import table from '../../../ui/table.module.css';

/** How much everybody has on this week, in numbers alone, and what holds where nobody set their own. */
export function WeekLoads() {
  const asked = useQuery(PracticeLoadDocument);
  const [changing, setChanging] = useState(false);
  return (
    <Card
      title="Load this week"
      aside={
        !changing && (
          <Button variant="default" size="compact-sm" onClick={() => setChanging(true)}>
            Limits of the practice
          </Button>
        )
      }
      flush
    >
      <Ask of={asked} lines={4}>
        {({ weekLoads, practiceLoadLimits }) => (
          <Stack gap={0}>
            {changing && <Limits limits={practiceLoadLimits} onDone={() => setChanging(false)} />}
            <Loads weeks={weekLoads} />
          </Stack>
        )}
      </Ask>
    </Card>
  );
}

function Loads({ weeks }: { readonly weeks: PracticeLoadQuery['weekLoads'] }) {
  const beside = (count: number, most: number | null | undefined) =>
    most === null || most === undefined ? String(count) : `${count} of ${most}`;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <div className={table.scroll} role="region" aria-label="Load this week" tabIndex={0}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Sessions</th>
            <th scope="col">Fullest day</th>
            <th scope="col">Heavy</th>
            <th scope="col">In sessions</th>
            <th scope="col">Breaks cut short</th>
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week.practitioner.id}>
              <td>
                <b style={{ fontWeight: 600 }}>{week.practitioner.name}</b>
              </td>
              <td>
                <Label>Sessions</Label>
                {beside(week.sessions, week.limits.perWeek)}
              </td>
              <td>
                <Label>Fullest day</Label>
                {beside(Math.max(...week.days.map((day) => day.sessions)), week.limits.perDay)}
              </td>
              <td>
                <Label>Heavy</Label>
                {week.heavy}
              </td>
              <td>
                <Label>In sessions</Label>
                {week.minutes === 0 ? '–' : span(week.minutes)}
              </td>
              <td>
                <Label>Breaks cut short</Label>
                {week.breaksCut}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What a number is, on a phone; elsewhere the head of the column says it. */
const Label = ({ children }: { readonly children: string }) => (
  <span className={table.label}>{children} </span>
);

function Limits({
  limits,
  onDone,
}: {
  readonly limits: PracticeLoadQuery['practiceLoadLimits'];
  readonly onDone: () => void;
}) {
  return (
    <div style={{ padding: '0 20px 18px' }}>
      <LimitsForm
        memberId={null}
        limits={limits}
        empty="They hold for whoever sets none of their own; an empty field is no limit."
        onDone={onDone}
      />
    </div>
  );
}
