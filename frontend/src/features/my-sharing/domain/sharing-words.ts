import {
  type Discipline,
  isShared,
  SHARED_WITH,
  SHARING_CATEGORY_WORDS,
  SHARING_SCREEN_WORDS,
  type SharingCategory,
  type SharingChoice,
  type SharingScreen,
} from '@attune/shared';
import { capital, firstName, listed } from '../../../lib/words.ts';

/** Somebody on the client's team, or proposed for it. */
export interface OnTeam {
  readonly discipline: Discipline;
  readonly state: string;
  readonly member: { readonly id: string; readonly name: string };
}

/** The people of a discipline, as the client speaks of them. */
export const THEM: Readonly<Record<Discipline, string>> = {
  PSYCHOTHERAPY: 'your psychotherapists',
  MASSAGE: 'your massage therapists',
};

interface CategoryWords {
  /** Who has it whatever the client says, and why. */
  readonly always: string;
  /** What somebody would read, so that the choice is about something. */
  readonly example: string;
}

export const CATEGORY_WORDS: Readonly<Record<SharingCategory, CategoryWords>> = {
  PLAN: {
    always: 'Your psychotherapists write it with you, and have it always.',
    example:
      'they would see that the aim is to sleep through, and that your shoulders are worked on every two weeks. Goals for psychotherapy alone are left out.',
  },
  PSYCHOTHERAPY_SUMMARY: {
    always: 'Your psychotherapists write them, and have them always.',
    example: 'they would read a line such as “A tiring week; go gently.” Never the notes themselves.',
  },
  SESSION_RESPONSES: {
    always: 'Your massage therapists write them, and have them always.',
    example:
      'they would see how tense you came and how you left, where you were touched, and your words “Warm, and quiet.”',
  },
  MEASURES: {
    always:
      'Your psychotherapists have them always. Sleep, pain and distress are open to your massage therapists, too, so that they can be careful.',
    example: 'they would see that your mood has been low for two weeks. Never your single answers.',
  },
  MEDICAL: {
    always:
      'Your psychotherapists have it always. Allergies, and what must not be done to your body, are open to everybody who lays hands on you.',
    example: 'they would see that a medicine makes you dizzy in the mornings.',
  },
  SAFETY_PLAN: {
    always:
      'Your psychotherapists have it always. What helps you on the table is open to your massage therapists, too.',
    example:
      'they would see what you notice first when things get hard, and whom you would like to be called.',
  },
};

const onTeamNow = (one: OnTeam) => one.state === 'TRIAL' || one.state === 'ACTIVE';

/** Who can read a category now, by name: 'Ines can read this. Ben cannot.' */
export function whoReads(
  choices: readonly SharingChoice[],
  category: SharingCategory,
  team: readonly OnTeam[],
): string {
  const discipline = SHARED_WITH[category];
  const here = team.filter((one) => one.discipline === discipline && onTeamNow(one));
  if (here.length === 0) {
    return isShared(choices, category, { discipline, memberId: '' })
      ? 'Open to whoever of them joins your team.'
      : 'None of them can read this.';
  }
  const may = (one: OnTeam) => isShared(choices, category, { discipline, memberId: one.member.id });
  const names = (people: readonly OnTeam[]) => listed(people.map((one) => firstName(one.member.name)));
  const yes = names(here.filter(may));
  const no = names(here.filter((one) => !may(one)));
  return yes && no
    ? `${yes} can read this. ${no} cannot.`
    : yes
      ? `${yes} can read this.`
      : `${no} cannot read this.`;
}

/** One thing the client said, as the history has it. */
interface Said {
  readonly category: SharingCategory;
  readonly discipline: Discipline;
  readonly granted: boolean | null;
  readonly screen: SharingScreen;
  readonly member: { readonly name: string } | null;
}

/** What the client said, in words: 'Your massage therapists may read the care plan.' */
export function saidInWords({ category, discipline, granted, member }: Said): string {
  const what = SHARING_CATEGORY_WORDS[category];
  const who = member ? firstName(member.name) : THEM[discipline];
  if (granted === null) {
    return `${who}: as ${THEM[discipline]} in general, for ${what}.`;
  }
  return capital(granted ? `Yes: ${who} may read ${what}.` : `No: ${who} may not read ${what}.`);
}

/** Where it was said: 'on My sharing'. */
export const saidWhere = ({ screen }: Pick<Said, 'screen'>) => SHARING_SCREEN_WORDS[screen];

/** Whether something that was said concerns anybody: what a discipline has always is not decided. */
export const changesSomething = ({ category, discipline }: Pick<Said, 'category' | 'discipline'>) =>
  SHARED_WITH[category] === discipline;
