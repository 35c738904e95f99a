import {
  type AppointmentState,
  type CheckInDay,
  type CheckInWeek,
  DAY_VALUE_LABELS,
  daysWith,
  type DayValue,
  FLAG_LEVELS_LABELS,
  greatestTotal,
  HOLD_LEVELS_LABELS,
  instantOfDay,
  instrumentOf,
  laneLabel,
  ON_ONE_SCALE,
  PHASES_LABELS,
  shownDays,
  type TimeLineChoice,
  type TimeLineFacts,
} from '@attune/shared';
import type {
  ChartLine,
  ChartMark,
  ChartPoint,
  ChartTrack,
  GlyphShape,
} from '../../../../ui/time-chart/chart-types.ts';

type Session = TimeLineFacts['sessions'][number];

const DAY = 86_400_000;
/** After so many days without a check-in a line begins anew. */
const SILENCE = 21 * DAY;
const LEVEL_SHAPES = { NOTICE: 'circle', CONCERN: 'square', ALERT: 'triangle', CRISIS: 'octagon' } as const;
const NOT_HELD: readonly AppointmentState[] = ['CANCELLED', 'NO_SHOW'];
const HELD: readonly AppointmentState[] = ['FULFILLED', 'IN_SESSION', 'ARRIVED'];

/** How each value of check-ins is drawn: colour, stroke and shape, so that none needs its colour alone. */
export const VALUE_LOOKS: Readonly<Record<DayValue, Pick<ChartLine, 'tone' | 'stroke' | 'shape'>>> = {
  distress: { tone: 'one', stroke: 'solid', shape: 'circle' },
  mood: { tone: 'three', stroke: 'dashed', shape: 'square' },
  pain: { tone: 'four', stroke: 'dotted', shape: 'triangle' },
  sleepHours: { tone: 'three', stroke: 'solid', shape: 'square' },
};

/** The lanes of a time line from above: what the plan says, how the client is, what was done, what was held. */
export function tracksOf(
  facts: TimeLineFacts,
  choice: TimeLineChoice,
  { zone, coarse }: { readonly zone: string; readonly coarse: boolean },
): ChartTrack[] {
  const days = shownDays(facts.days, coarse);
  return [
    ...planTrack(facts),
    ...choice.codes.map((code) => scoreTrack(code, facts)),
    ...dayTracks(days, choice, zone, coarse),
    ...(choice.tolerance ? [toleranceTrack(facts)] : []),
    psychotherapyTrack(facts),
    bodyworkTrack(facts),
    ...flagTrack(facts),
  ];
}

function planTrack({ versions }: TimeLineFacts): ChartTrack[] {
  return versions.length === 0
    ? []
    : [
        {
          kind: 'SPANS',
          key: 'PLAN',
          name: laneLabel('PLAN'),
          through: true,
          spans: versions.map(({ id, version, phase, from, until }) => ({
            key: `version:${id}`,
            from: Date.parse(from),
            to: until === null ? null : Date.parse(until),
            label: `${PHASES_LABELS[phase]}, version ${version}`,
            tone: version % 2 === 1 ? 'one' : 'quiet',
            look: 'wash',
          })),
        },
      ];
}

function scoreTrack(code: string, { scores }: TimeLineFacts): ChartTrack {
  const instrument = instrumentOf(code);
  const greatest = instrument ? greatestTotal(instrument) : 100;
  const bands = instrument?.bands ?? [];
  return {
    kind: 'LINES',
    key: code,
    name: code,
    note: `0–${greatest}, the lower the better`,
    domain: [0, greatest],
    ticks: bands.length > 0 ? [0, ...bands.slice(1).map(({ from }) => from), greatest] : quarters(greatest),
    bands: bands.map(({ from, words }, index) => ({
      from,
      to: bands[index + 1]?.from ?? greatest,
      name: words,
    })),
    lines: [
      {
        key: code,
        name: code,
        tone: 'one',
        shape: 'circle',
        points: scores
          .filter((one) => one.code === code)
          .map(({ id, takenAt, value, change, changeSinceLast }) => ({
            key: `score:${id}`,
            at: Date.parse(takenAt),
            value,
            ...withSign('sign', change),
            ...withSign('step', changeSinceLast),
          })),
      },
    ],
  };
}

const quarters = (greatest: number) => [0, 1, 2, 3, 4].map((part) => (greatest / 4) * part);

function withSign(name: 'sign' | 'step', change: string): Partial<ChartPoint> {
  return change === 'IMPROVED' ? { [name]: 'fall' } : change === 'WORSE' ? { [name]: 'rise' } : {};
}

function dayTracks(
  days: readonly (CheckInDay | CheckInWeek)[],
  choice: TimeLineChoice,
  zone: string,
  coarse: boolean,
): ChartTrack[] {
  const values = choice.values.filter((value) => ON_ONE_SCALE.includes(value));
  const line = (value: DayValue, prefix: string): ChartLine => ({
    key: value,
    name: DAY_VALUE_LABELS[value],
    ...VALUE_LOOKS[value],
    gap: SILENCE,
    bare: coarse,
    points: daysWith(days, [value]).flatMap((day) => {
      const range = day[value];
      return range
        ? [
            {
              key: `${prefix}:${day.date}${'lastDate' in day ? ':week' : ''}`,
              at: instantOfDay(day, zone),
              value: range.mean,
              low: range.least,
              high: range.greatest,
            },
          ]
        : [];
    }),
  });
  const together = coarse ? ', by week: least, mean, greatest' : '';
  return [
    ...(values.length > 0
      ? [
          {
            kind: 'LINES',
            key: 'CHECK_INS',
            name: laneLabel('CHECK_INS'),
            note: `${values.map((value) => DAY_VALUE_LABELS[value].toLowerCase()).join(', ')}, 0–10${together}`,
            domain: [0, 10],
            ticks: [0, 5, 10],
            lines: values.map((value) => line(value, 'day')),
          } satisfies ChartTrack,
        ]
      : []),
    ...(choice.values.includes('sleepHours')
      ? [
          {
            kind: 'LINES',
            key: 'SLEEP',
            name: laneLabel('SLEEP'),
            note: `hours${together}`,
            domain: [0, 12],
            ticks: [0, 4, 8, 12],
            lines: [line('sleepHours', 'sleep')],
            height: 84,
          } satisfies ChartTrack,
        ]
      : []),
  ];
}

function toleranceTrack({ sessions }: TimeLineFacts): ChartTrack {
  return {
    kind: 'LINES',
    key: 'TOLERANCE',
    name: laneLabel('TOLERANCE'),
    note: '0–10, the higher the better',
    domain: [0, 10],
    ticks: [0, 5, 10],
    height: 84,
    lines: [
      {
        key: 'TOLERANCE',
        name: laneLabel('TOLERANCE'),
        tone: 'two',
        shape: 'diamond',
        points: sessions.flatMap(({ id, startsAt, tolerance }) =>
          tolerance === null ? [] : [{ key: `tolerance:${id}`, at: Date.parse(startsAt), value: tolerance }],
        ),
      },
    ],
  };
}

function psychotherapyTrack({ sessions }: TimeLineFacts): ChartTrack {
  const marks = sessions
    .filter(({ discipline }) => discipline === 'PSYCHOTHERAPY')
    .map((one) => markOf(one, one.class === 'TRAUMA_PROCESSING' ? 'diamond' : 'circle', 'one'));
  return {
    kind: 'MARKS',
    key: 'PSYCHOTHERAPY',
    name: laneLabel('PSYCHOTHERAPY'),
    note: sessions.some((one) => one.class === 'TRAUMA_PROCESSING') ? '◆ trauma processing' : '',
    marks,
  };
}

function bodyworkTrack({ sessions }: TimeLineFacts): ChartTrack {
  const bodywork = sessions.filter(({ discipline }) => discipline === 'MASSAGE');
  const marks = bodywork.map((one): ChartMark => {
    const mark = markOf(one, 'square', 'two');
    return one.arrival && one.departure
      ? { ...mark, change: { from: one.arrival.distress, to: one.departure.distress } }
      : mark;
  });
  const changes = marks.some(({ change }) => change);
  return {
    kind: 'MARKS',
    key: 'BODYWORK',
    name: laneLabel('BODYWORK'),
    note: changes ? 'distress on arrival ○ and on leaving ▼' : '',
    marks,
    ...(changes ? { domain: [0, 10] } : {}),
  };
}

function markOf({ id, startsAt, state }: Session, shape: GlyphShape, tone: ChartMark['tone']): ChartMark {
  const not = NOT_HELD.includes(state);
  return {
    key: `session:${id}`,
    at: Date.parse(startsAt),
    shape: not ? 'cross' : shape,
    tone: not ? 'quiet' : tone,
    faint: not,
    hollow: !HELD.includes(state),
  };
}

function flagTrack({ flags }: TimeLineFacts): ChartTrack[] {
  return flags.length === 0
    ? []
    : [
        {
          kind: 'SPANS',
          key: 'FLAGS',
          name: laneLabel('FLAGS'),
          spans: flags.flatMap(({ id, level, raisedAt, resolvedAt, hold, holdLiftedAt }) => [
            {
              key: `flag:${id}`,
              from: Date.parse(raisedAt),
              to: resolvedAt === null ? null : Date.parse(resolvedAt),
              label: FLAG_LEVELS_LABELS[level],
              tone: level,
              shape: LEVEL_SHAPES[level],
              look: 'filled' as const,
            },
            ...(hold === 'NONE'
              ? []
              : [
                  {
                    key: `hold:${id}`,
                    from: Date.parse(raisedAt),
                    to: holdLiftedAt === null ? null : Date.parse(holdLiftedAt),
                    label: `Hold: ${HOLD_LEVELS_LABELS[hold].toLowerCase()}`,
                    tone: level,
                    look: 'hatched' as const,
                  },
                ]),
          ]),
        },
      ];
}
