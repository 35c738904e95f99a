import {
  choiceFor,
  HOLD_LEVELS_LABELS,
  type HoldLevel,
  intakeEntryLabel,
  medicationSentences,
  PHASES_LABELS,
} from '@attune/shared';
import type { BriefsQuery } from '../../../generated/today.ts';
import { asSentence, capital, regionsInWords } from '../../../lib/words.ts';

export type BriefVisit = BriefsQuery['appointments'][number];
type BriefClient = NonNullable<BriefVisit['client']>;

export interface BriefLine {
  readonly key: string;
  readonly label: string;
  readonly text: string;
  readonly tone?: 'alert' | 'concern';
}

/** The brief before a client walks in, in five lines, and a sixth where there is something about health. */
export function briefOf(client: BriefClient): BriefLine[] {
  return [
    holdLine(client),
    ceilingLine(client),
    regionsLine(client),
    ...healthLine(client),
    sinceLine(client),
    helpsLine(client),
  ];
}

function holdLine(client: BriefClient): BriefLine {
  const guidance = client.flags.edges.map((edge) => edge.node.tableGuidance).find(Boolean);
  const hold: HoldLevel = client.hold;
  return {
    key: 'hold',
    label: 'Hold',
    text: [
      hold === 'NONE' ? 'No hold.' : `${HOLD_LEVELS_LABELS[hold]} until a psychotherapist decides.`,
      guidance,
      ...client.conditions.map(({ text }) => `Under conditions: ${text}`),
    ]
      .filter(Boolean)
      .join(' '),
    ...(hold !== 'NONE'
      ? { tone: 'alert' as const }
      : client.conditions.length > 0
        ? { tone: 'concern' as const }
        : {}),
  };
}

function ceilingLine(client: BriefClient): BriefLine {
  const planned = client.activePlan?.activities
    .filter((activity) => activity.discipline === 'MASSAGE')
    .map((activity) => activity.maxPressure)
    .filter((pressure) => pressure !== null);
  const most = Math.min(client.boundaries.maxPressure, ...(planned?.length ? [Math.max(...planned)] : []));
  return {
    key: 'ceiling',
    label: 'At most',
    text: [
      `Pressure ${most} of 5`,
      client.phase && `phase of ${PHASES_LABELS[client.phase].toLowerCase()}`,
      client.boundaries.draping && capital(client.boundaries.draping),
      !client.boundaries.scent && 'no scent',
    ]
      .filter(Boolean)
      .join(' · '),
  };
}

function regionsLine(client: BriefClient): BriefLine {
  const facts = {
    maxPressure: client.boundaries.maxPressure,
    scent: client.boundaries.scent,
    regions: Object.fromEntries(client.boundaries.regions.map((one) => [one.region, one.choice])),
  };
  // What nobody is offered anyway need not be said; what this client said must be.
  const said = (choice: string) =>
    client.boundaries.regions
      .filter((one) => choiceFor(one.region, facts) === choice && one.choice === choice)
      .map((one) => one.region);
  const never = [...new Set([...said('NEVER'), ...avoided(client)])];
  const ask = said('ASK_FIRST').filter((region) => !never.includes(region));
  return {
    key: 'regions',
    label: 'Never',
    text: [
      never.length > 0 ? capital(regionsInWords(never)) : 'Nothing beyond what is never offered',
      ask.length > 0 && `ask first: ${regionsInWords(ask)}`,
    ]
      .filter(Boolean)
      .join('; ')
      .concat('.'),
    ...(never.length > 0 ? { tone: 'concern' as const } : {}),
  };
}

/** Allergies and contraindications, which whoever lays hands on always sees, and what medication does. */
function healthLine(client: BriefClient): BriefLine[] {
  const known = client.intake?.entries ?? [];
  const entries = known.filter((one) => one.kind === 'ALLERGY' || one.kind === 'CONTRAINDICATION');
  const medication = medicationSentences(known);
  if (entries.length + medication.length === 0) {
    return [];
  }
  const text = entries
    .map((entry) =>
      [intakeEntryLabel(entry), entry.regions.length > 0 && `(${regionsInWords(entry.regions)})`]
        .filter(Boolean)
        .join(' '),
    )
    .join('; ');
  const absolute = entries.some((entry) => entry.class === 'ABSOLUTE');
  return [
    {
      key: 'health',
      label: 'Health',
      text: [text && `${text}.`, ...medication].filter(Boolean).join(' '),
      tone: absolute ? 'alert' : 'concern',
    },
  ];
}

const avoided = (client: BriefClient) =>
  client.activePlan?.activities
    .filter((one) => one.discipline === 'MASSAGE')
    .flatMap((one) => one.avoidRegions) ?? [];

function sinceLine(client: BriefClient): BriefLine {
  const last = client.notes.edges[0]?.node;
  const changes = client.boundariesSinceMySession?.changes ?? [];
  const text =
    last?.__typename === 'SessionResponse'
      ? [
          ...(changes.length > 0 ? ['Boundaries have changed since.', ...changes] : []),
          last.arrival && last.departure
            ? `Distress went ${last.arrival.distress} → ${last.departure.distress}.`
            : null,
          last.ending === 'ENDED_BY_CLIENT' ? 'The client ended it.' : null,
          last.nextTime,
        ]
          .filter(Boolean)
          .join(' ')
      : 'No session of bodywork is written down yet.';
  return {
    key: 'since',
    label: 'Last time',
    text: text || 'Nothing to carry over.',
    ...(changes.length > 0 ? { tone: 'concern' as const } : {}),
  };
}

function helpsLine(client: BriefClient): BriefLine {
  const { whatHelps, stopSignal } = client.boundaries;
  const onTable = client.safetyPlan?.onTheTable ?? [];
  return {
    key: 'helps',
    label: 'What helps',
    text: [
      // Of the safety plan the part for the table, which is always open to whoever lays hands on.
      onTable.length > 0 || whatHelps
        ? [whatHelps, ...onTable.map(asSentence)].filter(Boolean).join(' ')
        : 'Pause, hands off, ask what is needed.',
      stopSignal && `Stop signal: “${stopSignal}”.`,
    ]
      .filter(Boolean)
      .join(' '),
  };
}
