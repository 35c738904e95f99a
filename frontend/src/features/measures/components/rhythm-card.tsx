import { WEEKDAYS } from '@attune/shared';
import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { PlanCheckInsDocument, type RecordMeasuresQuery } from '../../../generated/measures.ts';
import { rhythmInWords } from '../../../lib/rhythm-words.ts';
import { useVerb } from '../../../lib/use-verb.ts';
import { Card } from '../../../ui/card.tsx';
import { Row, Stack } from '../../../ui/layout.tsx';
import { ProblemNotice } from '../../../ui/notice.tsx';
import { Select } from '../../../ui/select.tsx';

type Rhythm = NonNullable<RecordMeasuresQuery['client']>['checkInRhythm'];
type Way = 'NONE' | 'WEEKDAYS' | 'EVERY';

const EVERY = Array.from({ length: 14 }, (_, index) => index + 1);

interface RhythmCardProps {
  readonly clientId: string;
  readonly rhythm: Rhythm;
}

const wayOf = (rhythm: Rhythm): Way => {
  if (!rhythm) return 'NONE';
  return rhythm.everyDays !== null ? 'EVERY' : rhythm.weekdays.length > 0 ? 'WEEKDAYS' : 'NONE';
};

/** On which days the client is to check in, agreed in the session and set by a psychotherapist of the team. */
export function RhythmCard({ clientId, rhythm }: RhythmCardProps) {
  const [way, setWay] = useState(() => wayOf(rhythm));
  const [weekdays, setWeekdays] = useState<readonly number[]>(rhythm?.weekdays ?? []);
  const [everyDays, setEveryDays] = useState(rhythm?.everyDays ?? 1);
  const plan = useVerb(PlanCheckInsDocument, 'planCheckIns');
  const now = rhythmInWords(rhythm);
  const save = () =>
    plan.run({
      input: {
        clientId,
        weekdays: way === 'WEEKDAYS' ? [...weekdays] : null,
        everyDays: way === 'EVERY' ? everyDays : null,
      },
    });
  return (
    <Card title="Planned check-ins" aside={now ? `now ${now}` : 'none are planned'}>
      <Stack gap={14}>
        <Select
          label="The client checks in"
          value={way}
          onChange={(value) => setWay(value || 'NONE')}
          options={[
            { value: 'NONE', label: 'whenever they like' },
            { value: 'WEEKDAYS', label: 'on these weekdays' },
            { value: 'EVERY', label: 'every so many days' },
          ]}
        />
        {way === 'WEEKDAYS' && (
          <Checkbox.Group
            label="Weekdays"
            value={weekdays.map(String)}
            onChange={(values) => setWeekdays(values.map(Number))}
          >
            <Row gap={14}>
              {WEEKDAYS.map((name, index) => (
                <Checkbox key={name} value={String(index + 1)} label={name} />
              ))}
            </Row>
          </Checkbox.Group>
        )}
        {way === 'EVERY' && (
          <Select
            label="Every"
            value={String(everyDays)}
            onChange={(value) => setEveryDays(Number(value) || 1)}
            options={EVERY.map((days) => ({
              value: String(days),
              label: days === 1 ? 'day' : `${days} days`,
            }))}
          />
        )}
        <p className="quiet">
          It counts from today. When planned check-ins do not come, the psychotherapists of the team get a
          notice.
        </p>
        <ProblemNotice problem={plan.problem} />
        <Row>
          <Button loading={plan.busy} onClick={() => void save()}>
            Save the plan
          </Button>
        </Row>
      </Stack>
    </Card>
  );
}
