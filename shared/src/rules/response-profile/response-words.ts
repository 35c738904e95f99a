import { RESPONSE_SCALE_LABELS, type ResponseScale } from '../../vocabulary/response-scales.ts';
import type { Estimate } from './estimates.ts';
import { PROFILE_SETTINGS } from './facts.ts';
import type { ResponseComparison, ScaleChange } from './profile.ts';

/** Stands with every figure of the profile. */
export const PROFILE_PROVES_NOTHING =
  'This is one person’s history. It shows what went together, is no proof, and says nothing about why.';

const { sessionsNeeded, measuresNeeded, daysAfter, daysBefore, confidence } = PROFILE_SETTINGS;
const PERCENT = `${Math.round(confidence * 100)} %`;

/** How the figures are reckoned, a sentence each, for whoever wants to know. */
export const PROFILE_METHOD: readonly string[] = [
  'A session counts once its session response is signed and hands were laid on, however it ended: sessions that the client or the therapist ended early are in, entries made in error are not.',
  'Change is departure less arrival of the whole session. A session with two modalities, or work on several parts of the body, stands in the line of each.',
  `A day with check-ins is one value, their mean. It is a day after bodywork when there was a session on the ${daysAfter} calendar days before it, and counts once, however many there were. Days of bodywork are on neither side, and days before the first session are left out.`,
  'Sessions held and not yet written up count for the days and for trauma work, with their time alone.',
  `Trauma work counts as “with bodywork” when there was a session earlier that day or on the ${daysBefore} calendar days before.`,
  `Intervals are ${PERCENT} intervals: Student’s for a mean, Welch’s for a difference. They treat values as independent; days close together resemble each other, so what is really unsure is more.`,
  `Figures show from ${sessionsNeeded} sessions and ${measuresNeeded} measures on, of each side where two are compared. These numbers, the days and the calculation are Attune’s own choice.`,
];

const MINUS = '\u2212';

/** A figure of a 0–10 scale: one decimal, two where one would read as nothing. */
export function responseFigure(value: number): string {
  const size = Math.abs(value);
  const text = size.toFixed(size > 0 && size < 0.05 ? 2 : 1);
  return value < 0 && Number(text) !== 0 ? `${MINUS}${text}` : text;
}

/** The ends of an interval: '−1.9 to −0.3'. */
export function intervalFigures({ low, high }: Pick<Estimate, 'low' | 'high'>): string {
  return `${responseFigure(low)} to ${responseFigure(high)}`;
}

/** '6 sessions', '1 day'. */
const counted = (n: number, one: string) => `${n} ${n === 1 ? one : `${one}s`}`;

/** 'lower by 1.3 on average', and nothing about why. */
const moved = (mean: number) =>
  Number(Math.abs(mean).toFixed(2)) === 0
    ? 'the same on average'
    : `${mean < 0 ? 'lower' : 'higher'} by ${responseFigure(Math.abs(mean))} on average`;

/** How one scale moved in a session, in a sentence. */
export function changeWords({ scale, n, needed, change }: ScaleChange): string {
  if (change === null) {
    return `Too few yet: ${n} of ${needed} sessions.`;
  }
  const name = RESPONSE_SCALE_LABELS[scale];
  const figures = `${counted(n, 'session')}, ${PERCENT} interval ${intervalFigures(change)}`;
  return change.clear
    ? `${name} was ${moved(change.mean)} on leaving than on arriving (${figures}).`
    : `No clear difference in ${name.toLowerCase()} between arriving and leaving: ${moved(change.mean)} (${figures}).`;
}

interface Compared {
  /** 'Check-in distress'. */
  readonly what: string;
  readonly unit: string;
  /** 'on days after bodywork', 'on other days'. */
  readonly near: string;
  readonly far: string;
}

const CHECK_INS: Compared = {
  what: 'check-in distress',
  unit: 'day',
  near: `on the ${daysAfter} days after bodywork`,
  far: 'on days without',
};
const TOLERANCE: Compared = {
  what: 'tolerance of trauma work',
  unit: 'session',
  near: `with bodywork in the ${daysBefore} days before`,
  far: 'without',
};

/** Distress of check-ins after bodywork against days without, in a sentence. */
export const checkInsWords = (comparison: ResponseComparison) => compare(comparison, CHECK_INS);

/** Tolerance of trauma work with bodywork before it against without, in a sentence. */
export const toleranceWords = (comparison: ResponseComparison) => compare(comparison, TOLERANCE);

function compare(comparison: ResponseComparison, { what, unit, near, far }: Compared): string {
  const { difference, withBodywork, withoutBodywork } = comparison;
  if (difference === null || withBodywork.mean === null || withoutBodywork.mean === null) {
    return tooFew(comparison, { unit, near, far });
  }
  const sides = `${responseFigure(withBodywork.mean)} (${counted(withBodywork.n, unit)}) against ${responseFigure(withoutBodywork.mean)} (${counted(withoutBodywork.n, unit)})`;
  const interval = `${PERCENT} interval ${intervalFigures(difference)}`;
  return difference.clear
    ? `${capital(what)} was ${moved(difference.mean)} ${near} than ${far}: ${sides}; ${interval} of the difference.`
    : `No clear difference in ${what} ${near} and ${far}: ${sides}; the difference is ${responseFigure(difference.mean)}, ${interval}.`;
}

/** What there is too little of, each with how much is needed. */
function tooFew(
  {
    sessions,
    sessionsNeeded: ofSessions,
    measuresNeeded: ofMeasures,
    withBodywork,
    withoutBodywork,
  }: ResponseComparison,
  { unit, near, far }: Omit<Compared, 'what'>,
): string {
  const lacking = [
    sessions < ofSessions ? `${sessions} of ${ofSessions} sessions of bodywork` : '',
    withBodywork.n < ofMeasures ? `${withBodywork.n} of ${ofMeasures} ${unit}s ${near}` : '',
    withoutBodywork.n < ofMeasures ? `${withoutBodywork.n} of ${ofMeasures} ${unit}s ${far}` : '',
  ].filter(Boolean);
  return `Too few yet: ${lacking.join(', ')}.`;
}

/** How a client reads of the same; empty while there is too little to say anything. */
export function clientResponseWords(profile: {
  readonly scales: readonly ScaleChange[];
  readonly checkIns: ResponseComparison;
}): string[] {
  const days = clientDays(profile.checkIns);
  const sessions = profile.scales.flatMap(({ scale, n, change }) =>
    change === null ? [] : [clientChange(scale, n, change)],
  );
  const said = [...(days ? [days] : []), ...sessions];
  return said.length === 0 ? [] : [...said, CLIENT_PROOF];
}

const CLIENT_PROOF = 'This is only your own history; it proves nothing.';

function clientDays({ difference, withBodywork, withoutBodywork }: ResponseComparison): string | null {
  if (difference === null || withBodywork.mean === null || withoutBodywork.mean === null) {
    return null;
  }
  const figures = `on average ${responseFigure(withBodywork.mean)} of 10 on ${counted(withBodywork.n, 'day')} after a session, and ${responseFigure(withoutBodywork.mean)} on ${counted(withoutBodywork.n, 'other day')}`;
  if (!difference.clear) {
    return `The distress that you told us on the days after bodywork was not clearly different from other days: ${figures}.`;
  }
  const less = difference.mean < 0 ? 'less' : 'more';
  return `On the days after bodywork you usually told us ${less} distress than on other days: ${figures}.`;
}

function clientChange(scale: ResponseScale, n: number, { mean, clear }: Estimate): string {
  const name = RESPONSE_SCALE_LABELS[scale].toLowerCase();
  const figures = `${moved(mean)}, in ${counted(n, 'session')}`;
  return clear
    ? `At the end of a session you usually told us ${mean < 0 ? 'less' : 'more'} ${name} than at its start: ${figures}.`
    : `Your ${name} at the end of a session was not clearly different from its start: ${figures}.`;
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
