import {
  type AppointmentClass,
  type AppointmentState,
  APPOINTMENT_STATES_LABELS,
  type AuditGround,
  AROUSAL_LABELS,
  contraindicationOf,
  type CoordinationKind,
  DISCIPLINES_LABELS,
  type ExportedRecord,
  FELT_LABELS,
  INTAKE_ENTRY_KINDS_LABELS,
  modalityOf,
  OBSERVATIONS_LABELS,
  onWhatGround,
  PRESSURE_FELT_LABELS,
  REGION_CHOICES_LABELS,
  type RegionChoice,
  regionLabel,
  regionsInWords,
  ruleSentence,
  SHARING_CATEGORIES_LABELS,
  type SharingCategory,
  whatWasDone,
} from '@attune/shared';
import { asSentence, counted } from '../../../lib/words.ts';

type One<Name extends keyof ExportedRecord> = ExportedRecord[Name] extends readonly (infer Row)[]
  ? Row
  : NonNullable<ExportedRecord[Name]>;
export type Plan = One<'plans'>;
export type Note = One<'notes'>;
type Session = NonNullable<Note['session']>;

/** A code with its words; a word that is not known is given as it is. */
const labelled = (labels: Readonly<Record<string, string>>, code: string) => labels[code] ?? code;

/** One's own rules for touch, as sentences. */
export function boundariesInWords(of: One<'boundaries'>): string[] {
  const choices = (['NEVER', 'ASK_FIRST', 'YES'] as const).flatMap((choice: RegionChoice) => {
    const regions = Object.keys(of.regions).filter((region) => of.regions[region] === choice);
    return regions.length > 0 ? [`${REGION_CHOICES_LABELS[choice]}: ${regionsInWords(regions)}.`] : [];
  });
  const words: readonly (readonly [string, string | null])[] = [
    ['Draping', of.draping],
    ['Clothing', of.clothing],
    ['Talk', of.talk],
    ['Music', of.music],
    ['Light', of.light],
    ['Position', of.position],
    ['Stop signal', of.stopSignal],
    ['What helps', of.whatHelps],
    ['In own words', of.note],
  ];
  return [
    ...choices,
    `Pressure up to ${of.maxPressure} of 5.`,
    of.scent ? 'Scent is fine.' : 'No scent.',
    ...words.flatMap(([name, value]) => (value ? [`${name}: ${value}`] : [])),
  ];
}

export const sharingInWords = ({ category, discipline, person, granted }: One<'sharing'>): string =>
  `${labelled(SHARING_CATEGORIES_LABELS, category as SharingCategory)}: ${granted ? 'shared' : 'not shared'} with ${
    person ?? (discipline === 'MASSAGE' ? 'massage therapists of the team' : 'psychotherapists of the team')
  }`;

export const healthInWords = ({ kind, code, words }: One<'healthEntries'>): string =>
  `${INTAKE_ENTRY_KINDS_LABELS[kind]}: ${words ?? contraindicationOf(code)?.label ?? code ?? ''}`;

/** The rules of a plan, as it says them. */
export const rulesInWords = ({ rules }: Plan): string[] =>
  rules.map(({ fromClass, toClass, kind, ...rule }) =>
    ruleSentence({
      ...rule,
      id: null,
      kind: kind as CoordinationKind,
      from: fromClass as AppointmentClass | null,
      to: toClass as AppointmentClass | null,
    }),
  );

export function activityInWords(of: Plan['activities'][number]): string {
  return [
    `${DISCIPLINES_LABELS[of.discipline]}: ${modalityOf(of.modality)?.name ?? of.modality}, ${of.minutes} minutes, ${
      of.everyWeeks === 1 ? 'every week' : `every ${of.everyWeeks} weeks`
    }.`,
    of.focusRegions.length > 0 && `Mostly ${regionsInWords(of.focusRegions)}.`,
    of.avoidRegions.length > 0 && `Never ${regionsInWords(of.avoidRegions)}.`,
    of.maxPressure !== null && `Pressure up to ${of.maxPressure} of 5.`,
  ]
    .filter(Boolean)
    .join(' ');
}

const SCALES = ['Distress', 'Pain', 'Tension'] as const;

/** A session of bodywork, as sentences. */
export function sessionInWords(session: Session): string[] {
  const scales = SCALES.flatMap((scale) => {
    const [before, after] = [session[`arrival${scale}`], session[`departure${scale}`]];
    return before === null && after === null
      ? []
      : [`${scale}: ${before ?? 'not said'} when arriving, ${after ?? 'not said'} when leaving.`];
  });
  const arousal = [session.arrivalArousal, session.departureArousal].map((value) =>
    value === null ? 'not said' : (AROUSAL_LABELS[value] ?? String(value)).toLowerCase(),
  );
  const texts: readonly (readonly [string, string | null])[] = [
    ['In your words', session.clientWords],
    ['For next time', session.nextTime],
    ['To bring to psychotherapy', session.toPsychotherapy],
    ['What happened beyond a rule of yours', session.breachAccount],
  ];
  return [
    ...scales,
    ...(session.arrivalArousal === null && session.departureArousal === null
      ? []
      : [`Arriving: ${arousal[0]}. Leaving: ${arousal[1]}.`]),
    ...session.work.map(workInWords),
    ...(session.observations.length > 0
      ? [
          `Seen: ${session.observations.map((one) => labelled(OBSERVATIONS_LABELS, one).toLowerCase()).join(', ')}.`,
        ]
      : []),
    ...texts.flatMap(([name, value]) => (value ? [`${name}: ${value}`] : [])),
  ];
}

function workInWords(work: Session['work'][number]): string {
  const { region, modality, pressure, minutes } = work as Readonly<
    Record<string, string | number | undefined>
  >;
  return `${[
    regionLabel(String(region)),
    modality !== undefined && (modalityOf(String(modality))?.name ?? modality),
    pressure !== undefined && `pressure ${pressure} of 5`,
    minutes !== undefined && `${minutes} minutes`,
  ]
    .filter((part) => part !== false)
    .join(', ')}.`;
}

/** What was said after a session, question by question; what was not answered is left out. */
export function feedbackInWords(of: One<'sessionFeedback'>): string {
  const different = of.differentWhat ?? (of.different === null ? null : of.different ? 'yes' : 'no');
  const answers: readonly (readonly [string, string | null])[] = [
    ['Felt safe', of.feltSafe && labelled(FELT_LABELS, of.feltSafe).toLowerCase()],
    ['Felt in control', of.inControl && labelled(FELT_LABELS, of.inControl).toLowerCase()],
    ['Pressure', of.pressure && labelled(PRESSURE_FELT_LABELS, of.pressure).toLowerCase()],
    ['Would like something different', different],
    ['In own words', of.words],
  ];
  return answers.flatMap(([name, value]) => (value ? [asSentence(`${name}: ${value}`)] : [])).join(' ');
}

/** What became of a summary for somebody outside the practice; `day` says an instant as a day. */
export function sentInWords(of: One<'sentSummaries'>, day: (at: string) => string): string {
  const last = of.openings.at(-1);
  return [
    asSentence(`Why: ${of.reason}`),
    of.askedAt && `You were asked on ${day(of.askedAt)}.`,
    of.answeredAt && `You ${of.state === 'DECLINED' ? 'said no' : 'agreed'} on ${day(of.answeredAt)}.`,
    of.linkedAt &&
      (last
        ? `Opened ${counted(of.openings.length, 'time')}, the last time on ${day(last.at)}.`
        : 'Nobody has opened it.'),
  ]
    .filter(Boolean)
    .join(' ');
}

export const visitInWords = (of: One<'appointments'>): string =>
  `${of.service ?? DISCIPLINES_LABELS[of.discipline]}${of.with ? ` with ${of.with}` : ''}: ${labelled(
    APPOINTMENT_STATES_LABELS,
    of.state as AppointmentState,
  ).toLowerCase()}`;

/** What led to somebody being told, in plain words. */
export function supportInWords({ cameFrom, pause, told }: One<'support'>): string {
  return [
    {
      YOU: 'You asked for support.',
      ANSWER: 'An answer of yours let somebody know.',
      TEAM: 'Somebody of your team looked after you more closely.',
    }[cameFrom],
    pause !== 'NONE' && 'Bodywork paused, or part of it.',
    told.length > 0 && `Told: ${[...new Set(told.map(({ name }) => name))].join(', ')}.`,
  ]
    .filter(Boolean)
    .join(' ');
}

/** 'Dr Mara Lindqvist read your notes (care team)'. */
export const openingInWords = (of: One<'whoOpened'>): string =>
  `${of.who} ${whatWasDone(of.action, of.fieldClasses, 'CLIENT')} (${onWhatGround(of.ground as AuditGround, 'CLIENT')})`;
