import {
  careInWords,
  dateOf,
  type Discipline,
  FLAG_LEVELS_LABELS,
  type HoldLevel,
  type NoteKind,
  weekdayOf,
  zoneClock,
  MONTHS,
  WEEKDAYS,
} from '@attune/shared';
import type { WorkRow } from '../data/work-queue.read.ts';

const AS: Readonly<Record<Discipline, string>> = {
  PSYCHOTHERAPY: 'as psychotherapist',
  MASSAGE: 'as massage therapist',
};
const NOTES: Readonly<Record<NoteKind, string>> = {
  PROGRESS: 'progress note',
  PROCESS: 'process note',
  SESSION_RESPONSE: 'session response',
  CONTACT: 'contact note',
};
const HELD: Readonly<Record<HoldLevel, string>> = {
  NONE: '',
  DEEP_WORK: 'no deep work',
  ALL_BODYWORK: 'no bodywork',
};

/**
 * What waits, in a sentence for whoever reads the queue: it stands behind the client's name where there
 * is one. A client's own queue says it in plain words, and nothing of flags.
 * @param timeZone the practice's, in which days and times are named.
 */
export function titleOf(row: WorkRow, timeZone: string): string {
  switch (row.kind) {
    case 'FLAG':
      return flagTitle(row);
    case 'HOLD':
      return `${capital(HELD[row.hold])} until you decide`;
    case 'UNANSWERED':
      return `${FLAG_LEVELS_LABELS[row.level]}: nobody has answered. Please see to it that somebody does`;
    case 'ON_CALL_GAP':
      return row.due === null || row.due === row.since
        ? 'Nobody is on call now'
        : `Nobody is on call from ${timeOf(row.due, timeZone)}`;
    case 'HAND_OVER':
      return `${row.person ?? 'Somebody'} asks you to take over being on call`;
    case 'AGREEMENT':
      return row.decides ? agreementTitle(row) : agreementForClient(row.number);
    case 'TEAM':
      return row.state === 'PROPOSED'
        ? `${row.person ?? 'Somebody'} would like to join your team ${AS[row.part]}`
        : `You have met ${row.person ?? 'somebody'}: would you like to go on together?`;
    case 'DRAFT':
      return `Unsigned ${NOTES[row.part]} of ${dayOf(row.since, timeZone)}`;
    case 'LICENCE':
      return licenceTitle(row, timeZone);
    case 'AMENDMENT':
      return `Asks you to correct a ${NOTES[row.part]}: please answer by ${dayOf(row.due ?? row.since, timeZone)}`;
    case 'HANDOFF':
      return `${row.person ?? 'A massage therapist'} brings something to psychotherapy`;
    case 'CLEARANCE':
      return `${row.detail ?? 'A session'} on ${timeOf(row.due ?? row.since, timeZone)} waits until the hold is decided`;
    case 'REQUEST':
      return requestTitle(row, timeZone);
    case 'MISFIT':
      return misfitTitle(row, timeZone);
    case 'PLANNING':
      return 'Asks you to plan the coming weeks';
    case 'ADJUSTMENT':
      return row.state === 'OBJECTED'
        ? 'There is an objection to your change of the plan'
        : `${row.mine ? 'Your change' : `A change that ${row.person ?? 'the team'} proposes`} of the plan waits for your answer`;
    case 'REVIEW':
      // Through the whole of the day, which ends with the instant that is named.
      return `The plan is to be looked at on ${nameOf(zoneClock(timeZone).dayOf(Date.parse(row.due ?? row.since) - 1)).day}`;
    case 'MEASURE_WORSE':
      return `${row.state} rose to ${row.number}, more than chance would explain`;
    case 'MEASURE_MISSED':
      return `${row.state} was asked for until ${dayOf(row.since, timeZone)} and not answered`;
    case 'FEEDBACK':
      return `After a session with ${row.mine ? 'you' : (row.person ?? 'bodywork')}: ${careInWords({ feltSafe: row.state, inControl: row.part })}`;
  }
}

/** What stands below the title, or null. */
export function detailOf(row: WorkRow): string | null {
  return ['FLAG', 'HOLD', 'AMENDMENT', 'HANDOFF', 'PLANNING', 'ADJUSTMENT', 'FEEDBACK'].includes(row.kind)
    ? row.detail
    : null;
}

/**
 * Of a flag that nobody answers: whom it was sent to, in a sentence, once its time to answer is over or
 * somebody besides the first was told; null before that, and of what is no such flag.
 */
export function toldOf({ told, due, kind }: WorkRow, timeZone: string, now: string): string | null {
  if (told === null || told.length === 0 || (kind !== 'FLAG' && kind !== 'UNANSWERED')) {
    return null;
  }
  const late = due !== null && Date.parse(due) <= Date.parse(now);
  if (kind === 'FLAG' && !late && told.length < 2) {
    return null;
  }
  const today = zoneClock(timeZone).dayOf(Date.parse(now));
  const names = told.map(({ name, at }) => {
    const same = zoneClock(timeZone).dayOf(Date.parse(at)) === today;
    return `${name} at ${same ? clockOf(at, timeZone) : timeOf(at, timeZone)}`;
  });
  const list = names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
  return `Told to ${list}; nobody has answered.`;
}

type Of<Kind extends WorkRow['kind']> = Extract<WorkRow, { readonly kind: Kind }>;

function flagTitle(row: Of<'FLAG'>): string {
  const from = {
    CLIENT: 'asked for support',
    RULE: 'raised by a rule',
    PRACTITIONER: row.mine ? 'raised by you' : `raised by ${row.person ?? 'the team'}`,
  }[row.part];
  if (row.hold === 'NONE') {
    return capital(from);
  }
  const until = row.decides ? 'until you decide' : 'until a psychotherapist decides';
  return `${capital(HELD[row.hold])} ${until}: ${from}`;
}

function agreementTitle({ state, number, mine, person }: Of<'AGREEMENT'>): string {
  if (mine) {
    return `Your version ${number} of the plan waits for your own agreement`;
  }
  return state === 'PROPOSED'
    ? `${person ?? 'The team'} proposes ${number === 1 ? 'a plan' : `version ${number} of the plan`}`
    : `Version ${number} of the plan is in force and waits for your agreement`;
}

function agreementForClient(number: number): string {
  return number === 1
    ? 'Your plan is ready for you to read and agree to'
    : 'Your plan has changed: please read what is new and say whether you agree';
}

function licenceTitle({ mine, person, part, due, since }: Of<'LICENCE'>, timeZone: string): string {
  // Valid through the whole of its last day, which ends with the instant that is named.
  const { day, year } = nameOf(zoneClock(timeZone).dayOf(Date.parse(due ?? since) - 1));
  const whose = mine ? 'Your' : `${person ?? 'Somebody'}’s`;
  return `${whose} licence ${AS[part]} ${due === null ? 'ran out on' : 'runs out on'} ${day} ${year}`;
}

function requestTitle({ mine, person, detail, due, since }: Of<'REQUEST'>, timeZone: string): string {
  const what = detail === null ? 'a session' : detail;
  const whom = mine ? '' : ` with ${person ?? 'a practitioner'}`;
  return `Asks for ${what}${whom} on ${timeOf(due ?? since, timeZone)}`;
}

function misfitTitle({ mine, person, detail, due, since }: Of<'MISFIT'>, timeZone: string): string {
  const whom = mine ? '' : ` with ${person ?? 'a practitioner'}`;
  return `${detail ?? 'A session'}${whom} on ${timeOf(due ?? since, timeZone)} no longer fits`;
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function dayOf(instant: string, timeZone: string): string {
  return nameOf(zoneClock(timeZone).dayOf(Date.parse(instant))).day;
}

function timeOf(instant: string, timeZone: string): string {
  const day = zoneClock(timeZone).dayOf(Date.parse(instant));
  return `${WEEKDAYS[weekdayOf(day) - 1]} ${nameOf(day).day}, ${clockOf(instant, timeZone)}`;
}

function clockOf(instant: string, timeZone: string): string {
  const minutes = Math.floor(zoneClock(timeZone).minuteOf(Date.parse(instant)));
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

/** A local day as people say it. */
function nameOf(local: number): { readonly day: string; readonly year: string } {
  const [year = '', month, day] = dateOf(local).split('-');
  return { day: `${Number(day)} ${MONTHS[Number(month) - 1]}`, year };
}
