import type { AppointmentState, Discipline } from '@attune/shared';
import { timeOf, when } from './dates.ts';
import { capital, everyWeeks, firstName, listed, regionsInWords } from './words.ts';

/** How a goal goes, for the person whose goal it is. */
const ACHIEVEMENT_WORDS: Readonly<Record<string, string>> = {
  IN_PROGRESS: 'we are on it',
  IMPROVING: 'getting better',
  WORSENING: 'harder at the moment',
  NO_CHANGE: 'no change yet',
  ACHIEVED: 'reached',
  NOT_ATTAINABLE: 'set aside for now',
};

export const howItGoes = (achievement: string): string => ACHIEVEMENT_WORDS[achievement] ?? 'we are on it';

/** How far along a goal is in a simple picture, 0–3 steps. */
export function stepsOf(achievement: string): number {
  switch (achievement) {
    case 'ACHIEVED':
      return 3;
    case 'IMPROVING':
      return 2;
    default:
      return achievement === 'NOT_ATTAINABLE' ? 0 : 1;
  }
}

/** What an appointment's state means to the client. */
export const VISIT_WORDS: Readonly<Record<AppointmentState, string>> = {
  REQUESTED: 'Asked for. The practice will confirm it.',
  BOOKED: 'Booked.',
  NEEDS_CLEARANCE: 'It waits until your psychotherapist has decided. You will hear from them.',
  ARRIVED: 'You are here.',
  IN_SESSION: 'Going on now.',
  FULFILLED: 'It has taken place.',
  CANCELLED: 'Cancelled.',
  NO_SHOW: 'It did not take place.',
};

/** What somebody is to the client. */
export const ROLE_ON_TEAM: Readonly<Record<Discipline, string>> = {
  PSYCHOTHERAPY: 'psychotherapist',
  MASSAGE: 'massage therapist',
};

interface Doing {
  readonly minutes: number;
  readonly everyWeeks: number;
  readonly discipline: Discipline;
  readonly modality: { readonly name: string };
}

interface OnTeam {
  readonly discipline: Discipline;
  readonly state: string;
  readonly member: { readonly name: string };
}

/** Who of the team works in a discipline, by first name. */
export function namesOf(team: readonly OnTeam[], discipline: Discipline): string {
  return listed(
    team
      .filter((one) => one.discipline === discipline && one.state !== 'ENDED')
      .map((one) => firstName(one.member.name)),
    'or',
  );
}

/** 'EMDR with Mara, 80 minutes, every week.' */
export function doingInWords(
  { minutes, everyWeeks: weeks, discipline, modality }: Doing,
  team: readonly OnTeam[],
): string {
  const who = namesOf(team, discipline);
  return `${modality.name}${who && ` with ${who}`}, ${minutes} minutes, ${everyWeeks(weeks)}.`;
}

interface Hands {
  readonly maxPressure: number | null;
  readonly focusRegions: readonly string[];
  readonly avoidRegions: readonly string[];
}

/** What bodywork keeps to, as sentences; empty when nothing is set. */
export function handsInWords({ maxPressure, focusRegions, avoidRegions }: Hands): string {
  return [
    focusRegions.length > 0 && `Mostly ${regionsInWords(focusRegions)}.`,
    avoidRegions.length > 0 && `Never ${regionsInWords(avoidRegions)}.`,
    maxPressure !== null && `Pressure up to ${maxPressure} of 5.`,
  ]
    .filter(Boolean)
    .join(' ');
}

/** 'Today, 10:00', 'Wed, 11:00', '3 Dec, 11:00': how a visit is spoken of. */
export function visitTime(at: string, zone: string, now: number = Date.now()): string {
  const time = timeOf(at, zone);
  return capital(when(at, zone, now).replace(` ${time}`, `, ${time}`));
}

const HOURS = [
  [5, 'night'],
  [12, 'morning'],
  [18, 'afternoon'],
  [24, 'evening'],
] as const;

/** 'Monday morning'. */
export function partOfDay(now: number, zone: string): string {
  const weekday = new Intl.DateTimeFormat('en-GB', { timeZone: zone, weekday: 'long' }).format(now);
  const hour = Number(timeOf(now, zone).slice(0, 2));
  return `${weekday} ${HOURS.find(([until]) => hour < until)?.[1] ?? 'night'}`;
}
