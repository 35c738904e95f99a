import { type ExportedRecord, modalityOf, OBSERVATIONS_LABELS, regionLabel } from '@attune/shared';
import type { DocumentReference, Encounter, Observation, Procedure, Provenance } from 'fhir/r4.js';
import {
  annotations,
  type BundleContext,
  concept,
  hl7,
  type Identified,
  LOCAL,
  LOINC,
  partId,
  refTo,
} from './context.ts';
import { disciplineCode, siteOf } from './plan.ts';

type Note = ExportedRecord['notes'][number];
type Session = NonNullable<Note['session']>;

/** Where a session took place: the same for its appointment and its note. */
export const encounterId = (of: string) => partId(of, 'encounter');

/** A signed note: a document, or a session of bodywork with what was measured and done; and who signed it. */
export function noteOf(note: Note, context: BundleContext): Identified[] {
  const author = context.practitioner(note.authorId, note.author);
  const made = note.session ? sessionOf(note, note.session, context) : [documentOf(note, context)];
  const provenance: Provenance & { id: string } = {
    resourceType: 'Provenance',
    id: partId(note.id, 'provenance'),
    target: made.map(({ id }) => refTo(id)),
    recorded: note.signedAt,
    agent: [
      {
        type: concept('Author', { system: hl7('provenance-participant-type'), code: 'author' }),
        who: author,
      },
    ],
  };
  return [...made, provenance];
}

function documentOf(note: Note, context: BundleContext): Identified {
  const texts: readonly (readonly [string, string | null])[] = [
    ['Note', note.text],
    ['Summary for the team', note.teamSummary],
    ...note.addenda.map(({ at, by, text }) => [`Added at ${at} by ${by ?? 'the author'}`, text] as const),
    ...note.corrections.map(
      ({ requestedAt, wish }) => [`Correction asked for at ${requestedAt}`, wish] as const,
    ),
    ...note.corrections.flatMap(({ statement }) =>
      statement ? [['The client’s statement', statement] as const] : [],
    ),
  ];
  const content = texts.flatMap(([title, text]) => (text ? [{ attachment: attachment(title, text) }] : []));
  const document: DocumentReference & { id: string } = {
    resourceType: 'DocumentReference',
    id: note.id,
    status: note.state === 'ENTERED_IN_ERROR' ? 'entered-in-error' : 'current',
    docStatus: note.state === 'ENTERED_IN_ERROR' ? 'entered-in-error' : 'final',
    type:
      note.kind === 'PROGRESS'
        ? concept('Progress note', { system: LOINC, code: '11506-3' })
        : concept('Note of a contact', { system: LOCAL, code: 'CONTACT' }),
    subject: context.patient,
    date: note.signedAt,
    author: [context.practitioner(note.authorId, note.author)],
    content: content.length > 0 ? content : [{ attachment: { title: 'Nothing was written' } }],
    ...(note.errorReason ? { description: note.errorReason } : {}),
  };
  return document;
}

const attachment = (title: string, text: string) => ({
  contentType: 'text/plain; charset=utf-8',
  title,
  data: Buffer.from(text, 'utf8').toString('base64'),
});

function sessionOf(note: Note, session: Session, context: BundleContext): Identified[] {
  const inError = note.state === 'ENTERED_IN_ERROR';
  const encounter: Encounter & { id: string } = {
    resourceType: 'Encounter',
    id: encounterId(note.appointmentId ?? note.id),
    status: inError ? 'entered-in-error' : 'finished',
    class: { system: hl7('v3-ActCode'), code: 'AMB' },
    type: [concept('Bodywork', disciplineCode('MASSAGE'))],
    subject: context.patient,
    participant: [{ individual: context.practitioner(note.authorId, note.author) }],
    ...(note.appointmentId ? { appointment: [refTo(note.appointmentId)] } : {}),
  };
  const procedure: Procedure & { id: string } = {
    resourceType: 'Procedure',
    id: note.id,
    status: inError ? 'entered-in-error' : session.ending === 'FINISHED' ? 'completed' : 'stopped',
    code: concept('Massage', disciplineCode('MASSAGE')),
    subject: context.patient,
    encounter: refTo(encounter.id),
    performedDateTime: note.signedAt,
    performer: [{ actor: context.practitioner(note.authorId, note.author) }],
    ...(session.work.length > 0 ? { bodySite: session.work.map(({ region }) => siteOf(region)) } : {}),
    ...annotations(
      ...session.work.map(workInWords),
      session.observations.length > 0
        ? `Seen: ${session.observations.map((one) => (OBSERVATIONS_LABELS as Record<string, string>)[one] ?? one).join(', ')}`
        : null,
      session.clientWords && `In the client’s words: ${session.clientWords}`,
      session.nextTime && `For next time: ${session.nextTime}`,
      session.toPsychotherapy && `To bring to psychotherapy: ${session.toPsychotherapy}`,
      session.breachAccount && `What happened beyond a boundary: ${session.breachAccount}`,
      note.text,
      ...note.addenda.map(({ text }) => text),
    ),
  };
  const scales = (['arrival', 'departure'] as const).flatMap((moment) =>
    scalesOf(note, session, moment, encounter.id, context),
  );
  return [...(context.once(encounter.id) ? [encounter] : []), procedure, ...scales];
}

/** 'upper shoulder (left): restorative, pressure 2 of 5, 15 minutes'. */
function workInWords(work: Session['work'][number]): string {
  const { region, modality, pressure, minutes } = work as Record<string, string | number | undefined>;
  return [
    `${regionLabel(String(region))}: ${modalityOf(String(modality))?.name ?? modality ?? ''}`,
    pressure === undefined ? null : `pressure ${pressure} of 5`,
    minutes === undefined ? null : `${minutes} minutes`,
  ]
    .filter(Boolean)
    .join(', ');
}

const SCALES = [
  ['Distress', 'Distress (SUDS)', { system: LOCAL, code: 'suds' }],
  ['Arousal', 'Arousal, from shut down to overwhelmed', { system: LOCAL, code: 'arousal' }],
  ['Pain', 'Pain severity', { system: LOINC, code: '72514-3' }],
  ['Tension', 'Tension', { system: LOCAL, code: 'tension' }],
] as const;

/** The four scales at arrival, or at departure. */
function scalesOf(
  note: Note,
  session: Session,
  moment: 'arrival' | 'departure',
  encounter: string,
  context: BundleContext,
): Identified[] {
  const component = SCALES.flatMap(([name, text, code]) => {
    const value = session[`${moment}${name}`];
    return value === null ? [] : [{ code: concept(text, code), valueInteger: value }];
  });
  if (component.length === 0) {
    return [];
  }
  const observation: Observation & { id: string } = {
    resourceType: 'Observation',
    id: partId(note.id, moment),
    status: note.state === 'ENTERED_IN_ERROR' ? 'entered-in-error' : 'final',
    code: concept(`At ${moment}`, { system: LOCAL, code: moment }),
    subject: context.patient,
    encounter: refTo(encounter),
    effectiveDateTime: note.signedAt,
    component,
  };
  return [observation];
}
