import { APPOINTMENT_CLASSES_LABELS } from '../../vocabulary/appointment-classes.ts';
import { APPOINTMENT_STATES_LABELS } from '../../vocabulary/appointment-states.ts';
import { DISCIPLINES_LABELS } from '../../vocabulary/disciplines.ts';
import { DISTRESS_REASONS_LABELS } from '../../vocabulary/distress-reasons.ts';
import { FLAG_LEVELS_LABELS } from '../../vocabulary/flag-levels.ts';
import { HOLD_LEVELS_LABELS } from '../../vocabulary/hold-levels.ts';
import { PHASES_LABELS } from '../../vocabulary/phases.ts';
import type { Instrument } from '../measures/instrument.ts';
import { instrumentOf } from '../measures/instruments.ts';
import { greatestTotal } from '../measures/score.ts';
import type { ArrivalOrDeparture, TimeLineFacts } from './facts.ts';
import type { CheckInDay, CheckInWeek, DayValue, ValueRange } from './thin.ts';

type Of<Key extends keyof TimeLineFacts> = TimeLineFacts[Key][number];

/** What something is, and what else there is to say of it, a sentence each. */
export interface ItemWords {
  readonly what: string;
  readonly more: readonly string[];
}

export const DAY_VALUE_LABELS: Readonly<Record<DayValue, string>> = {
  distress: 'Distress',
  sleepHours: 'Sleep',
  mood: 'Mood',
  pain: 'Pain',
};

/** At most one digit after the point. */
export const rounded = (value: number): string => `${Math.round(value * 10) / 10}`;

/** 'PHQ-9: 12 of 27, moderate', with what the server says of it. */
export function wordsOfScore({ code, value, band, words }: Of<'scores'>): ItemWords {
  const instrument = instrumentOf(code);
  const of = instrument ? ` of ${greatestTotal(instrument)}` : '';
  return { what: `${code}: ${rounded(value)}${of}${band ? `, ${band}` : ''}`, more: words };
}

/** By which rule a change of this questionnaire counts as more than chance, with its sources; null without one. */
export function ruleOfChange({ name, change }: Instrument): string | null {
  return change
    ? `${name}: a change of ${change.reliable} points or more is more than chance would explain (${change.sources.join('; ')}).`
    : null;
}

/** 'Distress 4, mood 5', or with the extremes of several: 'distress 2 to 7, mean 4.5'. */
export function wordsOfDay(day: CheckInDay | CheckInWeek, values: readonly DayValue[]): ItemWords {
  const said = values.flatMap((value) => {
    const range = day[value];
    return range ? [`${DAY_VALUE_LABELS[value].toLowerCase()} ${rangeInWords(range, value)}`] : [];
  });
  const what = capital(said.length > 0 ? said.join(', ') : 'Checked in');
  const several = `${day.checkIns} check-ins`;
  if ('days' in day) {
    return {
      what,
      more: [
        `A week taken together: ${day.checkIns === 1 ? 'one check-in' : several} on ${day.days === 1 ? 'one day' : `${day.days} days`}.`,
      ],
    };
  }
  return { what, more: day.checkIns > 1 ? [`${several} on this day.`] : [] };
}

function rangeInWords({ least, mean, greatest }: ValueRange, value: DayValue): string {
  const unit = value === 'sleepHours' ? ' h' : '';
  return least === greatest
    ? `${rounded(mean)}${unit}`
    : `${rounded(least)} to ${rounded(greatest)}${unit}, mean ${rounded(mean)}`;
}

/** What the session was, as far as it is open, with whom and what came of it. */
export function wordsOfSession(session: Of<'sessions'>): ItemWords {
  const { discipline, state, practitioner, service, tolerance, arrival, departure } = session;
  const kind = session.class ? APPOINTMENT_CLASSES_LABELS[session.class] : DISCIPLINES_LABELS[discipline];
  const with_ = practitioner ? ` with ${practitioner}` : '';
  const came = state === 'FULFILLED' ? '' : ` (${APPOINTMENT_STATES_LABELS[state].toLowerCase()})`;
  return {
    what: `${kind}${with_}${came}`,
    more: [
      ...(service && service !== kind ? [`${service}.`] : []),
      ...(arrival && departure ? [fromArrival(arrival, departure)] : []),
      ...(tolerance === null ? [] : [`Tolerance of trauma work ${tolerance} of 10.`]),
    ],
  };
}

function fromArrival(arrival: ArrivalOrDeparture, departure: ArrivalOrDeparture): string {
  const ways = (['distress', 'tension', 'pain'] as const).map(
    (scale) => `${scale} ${arrival[scale]} → ${departure[scale]}`,
  );
  return `From arrival to departure: ${ways.join(', ')}.`;
}

export function wordsOfFlag({ level, state, reasons }: Of<'flags'>): ItemWords {
  const states = { RAISED: 'not acknowledged yet', ACKNOWLEDGED: 'acknowledged, open', RESOLVED: 'resolved' };
  return {
    what: `${FLAG_LEVELS_LABELS[level]}, ${states[state]}`,
    more: reasons.length > 0 ? [`${reasons.map((one) => DISTRESS_REASONS_LABELS[one]).join('; ')}.`] : [],
  };
}

export function wordsOfHold({ hold, holdLiftedAt }: Of<'flags'>): ItemWords {
  return {
    what: `Hold: ${HOLD_LEVELS_LABELS[hold].toLowerCase()}`,
    more: [holdLiftedAt ? 'A psychotherapist lifted it.' : 'It is on.'],
  };
}

export function wordsOfVersion({ version, phase, until }: Of<'versions'>): ItemWords {
  return {
    what: `Plan, version ${version}: ${PHASES_LABELS[phase].toLowerCase()}`,
    more: until ? [] : ['In force.'],
  };
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
