import {
  greatestTotal,
  instrumentOf,
  OWN_LINE_WORDS,
  OWN_LINES,
  type OwnLine,
  ownLineWords,
  ownMeasureWords,
} from '@attune/shared';
import type { HowIAmQuery } from '../../../generated/how-i-am.ts';
import { checkInInWords } from '../../../lib/check-in-words.ts';
import { capital } from '../../../lib/words.ts';

type Client = NonNullable<HowIAmQuery['client']>;
type CheckIn = Client['checkIns'][number];

/** A point of the own chart. */
export interface OwnEntry {
  readonly key: string;
  /** In milliseconds. */
  readonly at: number;
  readonly value: number;
  /** What was said, in words beside the number. */
  readonly said: string;
  /** All that was said that day; null where there is no more to it. */
  readonly whole: string | null;
  /** The client's own line of text. */
  readonly own: string | null;
}

/** Something that a client can look at over time. */
export interface OwnSeries {
  readonly key: string;
  readonly name: string;
  readonly scale: string;
  readonly domain: readonly [least: number, greatest: number];
  readonly ticks: readonly number[];
  /** After a silence of so many days the line begins anew; null where it goes on through any. */
  readonly gapDays: number | null;
  /** How it has moved, in plain sentences. */
  readonly words: readonly string[];
  /** By time. */
  readonly entries: readonly OwnEntry[];
}

/** Check-ins come every few days. */
const GAP_DAYS = 10;

const VALUE_OF: Readonly<Record<OwnLine, (checkIn: CheckIn) => number | null>> = {
  DISTRESS: ({ distress }) => distress,
  MOOD: ({ mood }) => mood,
  SLEEP: ({ sleepHours }) => sleepHours,
  PAIN: ({ pain }) => pain,
};

/** What there is to look at: what was said in check-ins, then each questionnaire that was answered. */
export function ownSeries({ checkIns, measureScores }: Client, now: number): readonly OwnSeries[] {
  const lines = OWN_LINES.map((line) => ofLine(line, checkIns, now));
  const codes = [...new Set(measureScores.map(({ code }) => code))];
  const measures = codes.map((code) => ofMeasure(code, measureScores));
  return [...lines, ...measures].filter(({ entries }) => entries.length > 0);
}

function ofLine(line: OwnLine, checkIns: readonly CheckIn[], now: number): OwnSeries {
  const { name, scale, unit } = OWN_LINE_WORDS[line];
  const given = checkIns.flatMap((checkIn) => {
    const value = VALUE_OF[line](checkIn);
    return value === null ? [] : [{ checkIn, value }];
  });
  const longest = Math.max(...given.map(({ value }) => value), 0);
  const greatest = line === 'SLEEP' ? Math.max(10, Math.ceil(longest)) : 10;
  return {
    key: line,
    name,
    scale,
    domain: [0, greatest],
    ticks: [0, 5, 10],
    gapDays: GAP_DAYS,
    words: ownLineWords(
      line,
      given.map(({ checkIn, value }) => ({ at: checkIn.at, value })),
      now,
    ),
    entries: given.map(({ checkIn, value }) => ({
      key: checkIn.id,
      at: Date.parse(checkIn.at),
      value,
      said: unit ? `${value}${unit}` : `${value} of 10`,
      whole: `${capital(checkInInWords(checkIn).join(', '))}.`,
      own: checkIn.text,
    })),
  };
}

function ofMeasure(code: string, all: Client['measureScores']): OwnSeries {
  const scores = all.filter((one) => one.code === code);
  const instrument = instrumentOf(code);
  const greatest = instrument ? greatestTotal(instrument) : Math.max(...scores.map(({ value }) => value), 1);
  return {
    key: code,
    name: instrument?.about ?? code,
    scale: `0 to ${greatest}; the less, the easier`,
    domain: [0, greatest],
    ticks: [0, Math.round(greatest / 2), greatest],
    // Questionnaires come weeks apart.
    gapDays: null,
    words: ownMeasureWords(scores.at(-1)?.change ?? 'TOO_FEW'),
    entries: scores.map(({ id, value, takenAt }) => ({
      key: id,
      at: Date.parse(takenAt),
      value,
      said: `${value} of ${greatest}`,
      whole: null,
      own: null,
    })),
  };
}
