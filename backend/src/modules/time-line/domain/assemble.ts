import type {
  AppointmentClass,
  AppointmentState,
  DistressReason,
  Discipline,
  FlagLevel,
  FlagState,
  HoldLevel,
  InstrumentCode,
  MeasureChange,
  Phase,
  PlanVersionState,
  ValueRange,
} from '@attune/shared';
import { changesOf, scoreInWords } from '../../measures/index.ts';
import type { TimeLineRow } from '../data/time-line.read.ts';

/** The four scales at the beginning or the end of a session. */
export interface SessionScales {
  readonly distress: number;
  readonly arousal: number;
  readonly pain: number;
  readonly tension: number;
}

/** The rows of the statement as the things that they are, each by time. */
export interface TimeLineThings {
  readonly since: string | null;
  readonly scores: readonly {
    readonly id: string;
    readonly code: InstrumentCode;
    readonly value: number;
    readonly band: string | null;
    readonly change: MeasureChange;
    readonly changeSinceLast: MeasureChange;
    readonly takenAt: string;
    readonly words: readonly string[];
  }[];
  readonly days: readonly {
    readonly date: string;
    readonly checkIns: number;
    readonly distress: ValueRange | null;
    readonly sleepHours: ValueRange | null;
    readonly mood: ValueRange | null;
    readonly pain: ValueRange | null;
  }[];
  readonly sessions: readonly {
    readonly id: string;
    readonly startsAt: string;
    readonly endsAt: string;
    readonly discipline: Discipline;
    readonly state: AppointmentState;
    readonly practitioner: string | null;
    readonly class: AppointmentClass | null;
    readonly service: string | null;
    readonly noteId: string | null;
    readonly tolerance: number | null;
    readonly arrival: SessionScales | null;
    readonly departure: SessionScales | null;
  }[];
  readonly flags: readonly {
    readonly id: string;
    readonly level: FlagLevel;
    readonly state: FlagState;
    readonly raisedAt: string;
    readonly acknowledgedAt: string | null;
    readonly resolvedAt: string | null;
    readonly hold: HoldLevel;
    readonly holdLiftedAt: string | null;
    readonly reasons: readonly DistressReason[];
  }[];
  readonly versions: readonly {
    readonly id: string;
    readonly planId: string;
    readonly version: number;
    readonly phase: Phase;
    readonly state: PlanVersionState;
    readonly from: string;
    readonly until: string | null;
  }[];
}

/** Makes of the rows what the API gives. */
export function assemble(rows: readonly TimeLineRow[]): TimeLineThings {
  const of = (kind: TimeLineRow['kind']) => rows.filter((row) => row.kind === kind);
  return {
    since: of('SINCE')[0]?.at ?? null,
    scores: of('SCORE').map(scoreOf),
    days: of('DAY').map((row) => ({
      date: text(row, 0),
      checkIns: row.numbers[0] ?? 0,
      distress: valuesOf(row, 1),
      sleepHours: valuesOf(row, 4),
      mood: valuesOf(row, 7),
      pain: valuesOf(row, 10),
    })),
    sessions: of('SESSION').map(sessionOf),
    flags: of('FLAG').map((row) => ({
      id: row.id ?? '',
      level: text(row, 0) as FlagLevel,
      state: text(row, 1) as FlagState,
      raisedAt: row.at ?? '',
      acknowledgedAt: row.acknowledgedAt,
      resolvedAt: row.until,
      hold: text(row, 2) as HoldLevel,
      holdLiftedAt: row.holdLiftedAt,
      reasons: (row.texts[3] ?? '').split(',').filter(Boolean) as DistressReason[],
    })),
    versions: of('VERSION').map((row) => ({
      id: row.id ?? '',
      planId: text(row, 0),
      version: row.numbers[0] ?? 0,
      phase: text(row, 1) as Phase,
      state: text(row, 2) as PlanVersionState,
      from: row.at ?? '',
      until: row.until,
    })),
  };
}

const text = (row: TimeLineRow, place: number) => row.texts[place] ?? '';

function scoreOf(row: TimeLineRow): TimeLineThings['scores'][number] {
  const compared = {
    code: text(row, 0) as InstrumentCode,
    value: row.numbers[0] ?? 0,
    baseline: row.numbers[1] ?? null,
    last: row.numbers[2] ?? null,
  };
  const { start, last } = changesOf(compared);
  return {
    id: row.id ?? '',
    code: compared.code,
    value: compared.value,
    band: row.texts[1] ?? null,
    change: start,
    changeSinceLast: last,
    takenAt: row.at ?? '',
    words: scoreInWords(compared),
  };
}

function sessionOf(row: TimeLineRow): TimeLineThings['sessions'][number] {
  return {
    id: row.id ?? '',
    startsAt: row.at ?? '',
    endsAt: row.until ?? '',
    discipline: text(row, 0) as Discipline,
    state: text(row, 1) as AppointmentState,
    practitioner: row.texts[2] ?? null,
    class: (row.texts[3] ?? null) as AppointmentClass | null,
    service: row.texts[4] ?? null,
    noteId: row.texts[5] ?? null,
    tolerance: row.numbers[0] ?? null,
    arrival: scalesOf(row, 1),
    departure: scalesOf(row, 5),
  };
}

function valuesOf({ numbers }: TimeLineRow, place: number): ValueRange | null {
  const [least, mean, greatest] = numbers.slice(place, place + 3);
  return least == null || mean == null || greatest == null ? null : { least, mean, greatest };
}

function scalesOf({ numbers }: TimeLineRow, place: number): SessionScales | null {
  const [distress, arousal, pain, tension] = numbers.slice(place, place + 4);
  return distress == null || arousal == null || pain == null || tension == null
    ? null
    : { distress, arousal, pain, tension };
}
