import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { ResponseTimesDocument, type ResponseTimesQuery } from '../../../generated/response-times.ts';
import { span } from '../../../lib/dates.ts';
import { PATHS } from '../../../lib/paths.ts';
import { Ask } from '../../../ui/ask.tsx';
import { LevelBadge } from '../../../ui/badge.tsx';
import { Card } from '../../../ui/card.tsx';
import { Stack } from '../../../ui/layout.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { Select } from '../../../ui/select.tsx';
import { Empty } from '../../../ui/states.tsx';
import { type Column, Figures } from './figures.tsx';

type Response = ResponseTimesQuery['flagResponse'];
type Level = Response['levels'][number];
type Open = Response['open'][number];

const SPANS = [
  { value: '30', label: 'The last 30 days' },
  { value: '90', label: 'The last 90 days' },
  { value: '365', label: 'The last year' },
] as const;

const minutes = (value: number | null) => (value === null ? '–' : span(Math.max(1, Math.round(value))));

const ANSWERED: readonly Column<Level>[] = [
  { title: 'Raised', text: ({ raised }) => String(raised) },
  { title: 'Answered', text: ({ acknowledged }) => String(acknowledged) },
  {
    title: 'In time',
    text: ({ level, due, inTime }) => {
      if (level === 'NOTICE') return 'no clock';
      return due === 0 ? '–' : `${inTime} of ${due} (${Math.round((100 * inTime) / due)} %)`;
    },
  },
  { title: 'Half answered within', text: ({ acknowledgeMedian }) => minutes(acknowledgeMedian) },
  { title: 'Nine in ten within', text: ({ acknowledgeP90 }) => minutes(acknowledgeP90) },
  { title: 'Settled', text: ({ resolved }) => String(resolved) },
  { title: 'Half settled within', text: ({ resolveMedian }) => minutes(resolveMedian) },
  { title: 'Nine in ten settled within', text: ({ resolveP90 }) => minutes(resolveP90) },
];

const OPEN: readonly Column<Open>[] = [
  { title: 'Under a day', text: ({ underADay }) => String(underADay) },
  { title: 'Under a week', text: ({ underAWeek }) => String(underAWeek) },
  { title: 'Older', text: ({ older }) => String(older) },
  { title: 'Not answered yet', text: ({ unacknowledged }) => String(unacknowledged) },
  { title: 'Of these, out of time', text: ({ overdue }) => String(overdue) },
];

/** How the practice answers distress: counts and times; nothing here is about any one client. */
export function ResponseTimesPage() {
  const [days, setDays] = useState<(typeof SPANS)[number]['value']>('90');
  const asked = useQuery(ResponseTimesDocument, { variables: { days: Number(days) } });
  return (
    <>
      <PageTitle
        sub="How soon distress is answered and settled. Counts and times alone; nothing of any client."
        actions={<LinkButton to={PATHS.practice}>Back to the practice</LinkButton>}
      >
        Response times
      </PageTitle>
      <Stack>
        <div style={{ maxWidth: 260 }}>
          <Select
            label="Raised in"
            value={days}
            onChange={(value) => setDays(value || '90')}
            options={SPANS}
          />
        </div>
        <Ask of={{ ...asked, data: asked.data ?? asked.previousData }} lines={8}>
          {({ flagResponse: { levels, open } }) => (
            <>
              <Card title="Answered and settled" flush>
                {levels.length === 0 ? (
                  <Empty title="Nothing was raised in this time">Choose a longer one.</Empty>
                ) : (
                  <Figures label="Answered and settled" rows={levels} columns={ANSWERED} head={badgeOf} />
                )}
              </Card>
              <Card title="Open now, by age" flush>
                {open.length === 0 ? (
                  <Empty title="Nothing is open">Every flag has been settled.</Empty>
                ) : (
                  <Figures label="Open now, by age" rows={open} columns={OPEN} head={badgeOf} />
                )}
              </Card>
            </>
          )}
        </Ask>
      </Stack>
    </>
  );
}

const badgeOf = ({ level }: Pick<Level, 'level'>) => <LevelBadge level={level} />;
