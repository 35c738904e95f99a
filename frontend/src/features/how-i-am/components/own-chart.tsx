import { useMemo, useState } from 'react';
import { longDay } from '../../../lib/dates.ts';
import { useZone } from '../../../lib/viewer.tsx';
import { Act, Acts } from '../../../ui/leaf.tsx';
import type { TimeRange } from '../../../ui/time-chart/chart-types.ts';
import { TimeChart } from '../../../ui/time-chart/time-chart.tsx';
import { useTimeView } from '../../../ui/time-chart/use-time-view.ts';
import { DAY_MS } from '../../../ui/time-chart/view.ts';
import type { OwnEntry, OwnSeries } from '../domain/own-series.ts';
import { OwnTable } from './own-table.tsx';
import styles from './own-chart.module.css';

const WEEK_MS = 7 * DAY_MS;
const TWELVE_WEEKS = 12 * WEEK_MS;
/** With more points than this the line alone is drawn; each can still be gone to. */
const DOTS = 40;

interface OwnChartProps {
  readonly series: OwnSeries;
  /** The first thing of all that can be looked at, in milliseconds. */
  readonly since: number;
  readonly now: number;
}

/** One line over time, what it says of a day where it is tapped, and the same as a table. */
export default function OwnChart({ series, since, now }: OwnChartProps) {
  const zone = useZone();
  const [asTable, setAsTable] = useState(false);
  // A little room, so that the first point is not cut off.
  const limits = useMemo(
    () => ({ from: Math.min(since - 2 * DAY_MS, now - TWELVE_WEEKS), to: now }),
    [since, now],
  );
  const first = useMemo(() => ({ from: now - TWELVE_WEEKS, to: now }), [now]);
  const { view, moves } = useTimeView(first, limits);
  const byKey = useMemo(() => new Map(series.entries.map((one) => [one.key, one])), [series]);
  const tracks = useMemo(() => [trackOf(series)], [series]);
  const words = (key: string) => {
    const entry = byKey.get(key);
    return entry ? sentenceOf(entry, zone) : '';
  };
  return (
    <>
      <TimeChart
        label={`${series.name}, over time`}
        tracks={tracks}
        view={view}
        limits={limits}
        onView={moves.set}
        zone={zone}
        now={now}
        words={words}
        summary={(key) => <Day entry={byKey.get(key)} />}
        idle={<p className="quiet">Tap the line, or go along it with the arrow keys, to read a day.</p>}
      />
      <Acts>
        <Act quiet onClick={() => moves.set({ from: now - 4 * WEEK_MS, to: now })}>
          Four weeks
        </Act>
        <Act quiet onClick={() => moves.set(first)}>
          Twelve weeks
        </Act>
        {limits.from < first.from && (
          <Act quiet onClick={moves.whole}>
            All of it
          </Act>
        )}
        <Act quiet expanded={asTable} onClick={() => setAsTable(!asTable)}>
          {asTable ? 'Close the table' : 'The same as a table'}
        </Act>
      </Acts>
      {asTable && <OwnTable series={series} entries={inView(series.entries, view)} />}
    </>
  );
}

const inView = (entries: readonly OwnEntry[], { from, to }: TimeRange) =>
  entries.filter(({ at }) => at >= from && at <= to).toReversed();

function trackOf({ key, name, scale, domain, ticks, gapDays, entries }: OwnSeries) {
  return {
    kind: 'LINES' as const,
    key,
    name: scale,
    domain,
    ticks,
    height: 150,
    lines: [
      {
        key,
        name,
        tone: 'one' as const,
        points: entries.map((one) => ({ key: one.key, at: one.at, value: one.value })),
        ...(gapDays === null ? {} : { gap: gapDays * DAY_MS }),
        bare: entries.length > DOTS,
      },
    ],
  };
}

const sentenceOf = ({ at, said, own }: OwnEntry, zone: string) =>
  `${longDay(at, zone)}: ${said}.${own ? ` You wrote: ${own}` : ''}`;

/** What was said on a day, with the own line of text. */
function Day({ entry }: { readonly entry: OwnEntry | undefined }) {
  const zone = useZone();
  return (
    entry && (
      <div className={styles.day}>
        <p>
          <strong>{longDay(entry.at, zone)}</strong>: {entry.said}.
        </p>
        {entry.whole && <p className="quiet">{entry.whole}</p>}
        {entry.own && <p>“{entry.own}”</p>}
      </div>
    )
  );
}
