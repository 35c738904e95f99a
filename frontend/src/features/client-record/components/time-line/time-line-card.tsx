import { lazy, Suspense, useMemo } from 'react';
import { useRecord } from '../../../../lib/record.tsx';
import { useZone } from '../../../../lib/viewer.tsx';
import { Ask } from '../../../../ui/ask.tsx';
import { Card } from '../../../../ui/card.tsx';
import { Stack } from '../../../../ui/layout.tsx';
import { Notice } from '../../../../ui/notice.tsx';
import { Empty, Loading } from '../../../../ui/states.tsx';
import styles from './time-line.module.css';
import { type TimeLineData, useTimeLine } from './use-time-line.ts';

// The record can be read before the chart and its library have come.
const TimeLineView = lazy(() => import('./time-line-view.tsx'));

/** How it goes: measures, sessions of both disciplines, flags and the plan over time. */
export function TimeLineCard() {
  const { id } = useRecord();
  const zone = useZone();
  const { asked, first, whole, loadingMore, failedMore, lookFurther } = useTimeLine(id, zone);
  const firstRange = useMemo(() => rangeOf(first), [first]);
  const limits = useMemo(() => rangeOf(whole), [whole]);
  return (
    <Card title="How it goes" aside="what was measured, done and held, over time">
      <Ask of={asked} lines={9}>
        {({ client }) => {
          const facts = client?.timeLine;
          if (!facts) {
            return <Empty title="There is no time line here for you" />;
          }
          return (
            <Stack gap={14}>
              {facts.since === null ? (
                <Empty title="Nothing has happened yet">
                  Check-ins, questionnaires, sessions and the plan appear here as they come.
                </Empty>
              ) : (
                <Suspense
                  fallback={
                    <div className={styles.waiting}>
                      <Loading lines={9} />
                    </div>
                  }
                >
                  <TimeLineView
                    facts={facts}
                    first={firstRange}
                    limits={limits}
                    onFurther={lookFurther}
                    loadingMore={loadingMore}
                  />
                </Suspense>
              )}
              {failedMore && (
                <Notice tone="concern" title="What was before could not be read. Please try again later." />
              )}
              <Withheld facts={facts} />
            </Stack>
          );
        }}
      </Ask>
    </Card>
  );
}

function Withheld({ facts }: { readonly facts: TimeLineData }) {
  return facts.withheld.length === 0 ? null : (
    <ul className={styles.withheld} aria-label="What is not shown">
      {facts.withheld.map(({ lane, reason }) => (
        <li key={lane}>{reason}</li>
      ))}
    </ul>
  );
}

const rangeOf = ({ from, to }: { readonly from: string; readonly to: string }) => ({
  from: Date.parse(from),
  to: Date.parse(to),
});
