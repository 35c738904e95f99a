import { lazy, Suspense, useMemo, useState } from 'react';
import type { HowIAmQuery } from '../../../generated/how-i-am.ts';
import { Leaf, Lines } from '../../../ui/leaf.tsx';
import { Select } from '../../../ui/select.tsx';
import { Loading } from '../../../ui/states.tsx';
import { ownSeries } from '../domain/own-series.ts';
import styles from './own-chart.module.css';

const OwnChart = lazy(() => import('./own-chart.tsx'));

/** The client's own chart: one thing at a time, how it has moved in plain words, and the line. */
export function HowItHasBeen({ client }: { readonly client: NonNullable<HowIAmQuery['client']> }) {
  // A day more or less makes no difference here: the chart stays where it is while it is read.
  const [now] = useState(() => Date.now());
  const all = useMemo(() => ownSeries(client, now), [client, now]);
  const [chosen, setChosen] = useState('');
  const series = all.find(({ key }) => key === chosen) ?? all[0];
  if (!series) {
    return null;
  }
  const since = Math.min(...all.flatMap(({ entries }) => entries.map(({ at }) => at)));
  return (
    <Leaf title="How it has been">
      <Select
        label="What would you like to look at?"
        value={series.key}
        onChange={setChosen}
        options={all.map(({ key, name }) => ({ value: key, label: name }))}
      />
      <div aria-live="polite">
        <Lines items={series.words.map((sentence) => ({ key: sentence, text: sentence }))} />
      </div>
      <Suspense
        fallback={
          <div className={styles.coming}>
            <Loading lines={4} />
          </div>
        }
      >
        <OwnChart key={series.key} series={series} since={since} now={now} />
      </Suspense>
      <p className="quiet small">
        These are your own answers, and no diagnosis. Talk about them whenever you like.
      </p>
    </Leaf>
  );
}
