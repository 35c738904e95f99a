import {
  COARSE_FROM_DAYS,
  isBetween,
  type TimeLineChoice,
  type TimeLineFacts,
  timeLineItems,
} from '@attune/shared';
import { useCallbackRef } from '@mantine/hooks';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { ExportTimeLineDocument } from '../../../../generated/client-record.ts';
import { dayInWords, dayOf } from '../../../../lib/dates.ts';
import { useRecord } from '../../../../lib/record.tsx';
import type { Problem } from '../../../../lib/results.ts';
import { useNow } from '../../../../lib/use-now.ts';
import { useVerb } from '../../../../lib/use-verb.ts';
import { useZone } from '../../../../lib/viewer.tsx';
import { Stack } from '../../../../ui/layout.tsx';
import { ProblemNotice } from '../../../../ui/notice.tsx';
import { Empty } from '../../../../ui/states.tsx';
import type { TimeRange } from '../../../../ui/time-chart/chart-types.ts';
import { picturePng, pictureSvg } from '../../../../ui/time-chart/picture.ts';
import { TimeChart } from '../../../../ui/time-chart/time-chart.tsx';
import { useTimeView } from '../../../../ui/time-chart/use-time-view.ts';
import { DAY_MS } from '../../../../ui/time-chart/view.ts';
import { ChoiceOfLines, choicesOf, firstChoice } from './choice-of-lines.tsx';
import { ItemSummary } from './item-summary.tsx';
import { linkPath, spokenOf } from './item-words.ts';
import { legendFacts, legendLines } from './legend.tsx';
import { csvOfItems, saveFile } from './save.ts';
import { TimeLineTable } from './time-line-table.tsx';
import { type Shown, TimeLineTools } from './time-line-tools.tsx';
import styles from './time-line.module.css';
import { tracksOf } from './tracks.ts';

interface TimeLineViewProps {
  readonly facts: TimeLineFacts;
  /** What is shown first, and how far one can look. */
  readonly first: TimeRange;
  readonly limits: TimeRange;
  /** Somebody looks further than what is shown first. */
  readonly onFurther: () => void;
  readonly loadingMore: boolean;
}

const NOT_DRAWN: Problem = {
  code: 'INTERNAL',
  message: 'The picture could not be drawn in this browser. The table can be saved instead.',
};

/** The chart of a time line with everything around it: choice of lines, moving through time, table, saving. */
export default function TimeLineView({ facts, first, limits, onFurther, loadingMore }: TimeLineViewProps) {
  const record = useRecord();
  const zone = useZone();
  const now = useNow(60);
  const navigate = useNavigate();
  const { view, moves } = useTimeView(first, limits);
  const [shown, setShown] = useState<Shown>('CHART');
  const [asked, setAsked] = useState<TimeLineChoice | null>(null);
  const choice = useMemo(() => asked ?? firstChoice(facts), [asked, facts]);
  const coarse = view.to - view.from > COARSE_FROM_DAYS * DAY_MS;
  useEffect(() => {
    if (view.from < first.from || view.to > first.to) {
      onFurther();
    }
  }, [view, first, onFurther]);

  const tracks = useMemo(() => tracksOf(facts, choice, { zone, coarse }), [facts, choice, zone, coarse]);
  const items = useMemo(() => timeLineItems(facts, choice, { zone, coarse }), [facts, choice, zone, coarse]);
  const byKey = useMemo(() => new Map(items.map((item) => [item.key, item])), [items]);
  const inView = useMemo(
    () => (shown === 'TABLE' ? items.filter((item) => isBetween(item, view.from, view.to)) : []),
    [shown, items, view],
  );
  const svg = useRef<SVGSVGElement>(null);
  const saving = useSaving({ items, view, choice, facts, zone, svg });
  const words = useCallback(
    (key: string) => {
      const item = byKey.get(key);
      return item ? spokenOf(item, zone) : '';
    },
    [byKey, zone],
  );
  const open = (key: string) => {
    const link = byKey.get(key)?.link;
    if (link) {
      void navigate(linkPath(link, record.id));
    }
  };
  // Drawn anew with the data and the choice, and not with each step of the view.
  const all = useMemo(() => choicesOf(facts), [facts]);
  const legend = useMemo(() => legendLines(choice, legendFacts(facts, choice)), [facts, choice]);

  return (
    <Stack gap={12}>
      <TimeLineTools
        time={moves}
        shown={shown}
        onShown={setShown}
        onSave={record.viewerCan.exportTimeLine ? saving.save : undefined}
        saving={saving.busy}
      />
      <ChoiceOfLines all={all} choice={choice} onChoice={setAsked} />
      <ProblemNotice problem={saving.problem} />
      <p className={styles.range} aria-live="polite">
        {dayInWords(view.from, zone)} to {dayInWords(view.to - 1, zone)}
        {coarse && ', check-ins by week'}
        {loadingMore && ', looking for what was before …'}
      </p>
      {/* The chart stays behind the table, so that a picture can be saved from either. */}
      <div className={shown === 'TABLE' ? styles.behind : undefined} inert={shown === 'TABLE'}>
        <TimeChart
          label={`Time line of ${record.name}`}
          tracks={tracks}
          view={view}
          limits={limits}
          onView={moves.set}
          zone={zone}
          now={now}
          words={words}
          summary={(key) => {
            const item = byKey.get(key);
            return item && <ItemSummary item={item} clientId={record.id} />;
          }}
          idle={
            <p className={styles.idle}>
              Point at something, or go to it with the arrow keys, to read what it is.
            </p>
          }
          onOpen={open}
          svg={svg}
        />
      </div>
      {shown === 'TABLE' &&
        (inView.length > 0 ? (
          <TimeLineTable clientId={record.id} items={inView} />
        ) : (
          <Empty title="Nothing in this time" />
        ))}
      <ul className={styles.legend} aria-label="How to read it">
        {legend.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Stack>
  );
}

/** A day with its year, since paper is kept. */
const onPaper = (at: number, zone: string) => dayInWords(at, zone, 0);

/** Saving what is in view: the trace is left first, and without it no file is made (R26). */
function useSaving({
  items,
  view,
  choice,
  facts,
  zone,
  svg,
}: {
  readonly items: ReturnType<typeof timeLineItems>;
  readonly view: TimeRange;
  readonly choice: TimeLineChoice;
  readonly facts: TimeLineFacts;
  readonly zone: string;
  readonly svg: React.RefObject<SVGSVGElement | null>;
}) {
  const record = useRecord();
  const verb = useVerb(ExportTimeLineDocument, 'exportTimeLine', { refetch: false });
  const [problem, setProblem] = useState<Problem | null>(null);
  const from = dayOf(view.from, zone);
  const to = dayOf(view.to - 1, zone);
  // No name in the name of a file: it would stand in lists of downloads that others see.
  const name = `time-line-${from}-to-${to}`;
  const save = async (format: 'CSV' | 'PNG') => {
    setProblem(null);
    const outcome = await verb.run({ input: { clientId: record.id, format } });
    if (!outcome.ok) {
      return;
    }
    const visible = items.filter((item) => isBetween(item, view.from, view.to));
    if (format === 'CSV') {
      saveFile(`${name}.csv`, new Blob([csvOfItems(visible, zone)], { type: 'text/csv;charset=utf-8' }));
      return;
    }
    try {
      const drawn = svg.current;
      if (drawn) {
        const picture = pictureSvg(drawn, {
          title: `Time line of ${record.name}`,
          lines: [
            `${onPaper(view.from, zone)} to ${onPaper(view.to - 1, zone)}`,
            `Saved from Attune on ${onPaper(Date.now(), zone)}. Confidential.`,
          ],
          legend: legendLines(choice, legendFacts(facts, choice)),
        });
        saveFile(`${name}.png`, await picturePng(picture));
      }
    } catch {
      setProblem(NOT_DRAWN);
    }
  };
  return {
    save: useCallbackRef((format: 'CSV' | 'PNG') => void save(format)),
    busy: verb.busy,
    problem: problem ?? verb.problem,
  };
}
