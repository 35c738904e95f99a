import { MODALITIES, modalityOf, regionsInWords } from '@attune/shared';

export { pairedRegions, regionsInWords } from '@attune/shared';

export { firstName, initials, listed } from './names.ts';

export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Ends a sentence once: what somebody wrote may have its stop already. */
export const asSentence = (text: string) => (/[.!?…]$/.test(text) ? text : `${text}.`);

/** '1 client', '3 clients'. */
export const counted = (count: number, one: string, many = `${one}s`) =>
  `${count} ${count === 1 ? one : many}`;

/** 'every week', 'every 2 weeks'. */
export const everyWeeks = (weeks: number) => (weeks === 1 ? 'every week' : `every ${weeks} weeks`);

/** The name of a way of working, from its code. */
export const modalityName = (code: string) => modalityOf(code)?.name ?? code;
export const modalitiesOf = (discipline: 'PSYCHOTHERAPY' | 'MASSAGE') =>
  MODALITIES.filter((one) => one.disciplines.includes(discipline));

interface BodyworkWords {
  readonly minutes: number;
  readonly everyWeeks: number;
  readonly maxPressure: number | null;
  readonly modality: string;
  readonly focusRegions: readonly string[];
  readonly avoidRegions: readonly string[];
}

/** An activity of the plan as a sentence. */
export function activitySentence(activity: BodyworkWords): string {
  const pressure = activity.maxPressure === null ? '' : `, pressure up to ${activity.maxPressure}`;
  const focus = regionsInWords(activity.focusRegions);
  const avoid = regionsInWords(activity.avoidRegions);
  return [
    `${activity.modality}, ${activity.minutes} minutes, ${everyWeeks(activity.everyWeeks)}${pressure}`,
    focus && `focus on ${focus}`,
    avoid && `leaving out ${avoid}`,
  ]
    .filter(Boolean)
    .join('; ')
    .concat('.');
}

/** What a goal is measured by, as people say it. */
export function measureName(code: string): string {
  return code.includes('_') ? code.toLowerCase().replaceAll('_', ' ') : code;
}

interface Addendum {
  readonly author: { readonly name: string };
  readonly inPlaceOfAuthor: boolean;
}

/** Who added to a note; where it is somebody else than its author, why. */
export const addedBy = ({ author, inPlaceOfAuthor }: Addendum, ofNote: string) =>
  inPlaceOfAuthor ? `${author.name}, in place of ${ofNote}, who is no longer on the team` : author.name;
