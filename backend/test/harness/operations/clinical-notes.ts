import type { Anything, Person } from '../person.ts';

const BODY = '{ __typename ... on NoteText { text } ... on Withheld { reason category } }';
export const NOTE = `__typename ... on Note { id kind state version signedAt isAuthor errorReason contentHash
    author { name } client { id name } addenda { text author { name } } }
  ... on ProgressNote { progress: body ${BODY} teamSummary ${BODY} toleranceOfTraumaWork }
  ... on ProcessNote { process: body ${BODY} }
  ... on ContactNote { contact: body ${BODY} }
  ... on SessionResponse { arrival { distress arousal pain tension } departure { distress } settled ending
    work { region modality pressureAsked pressure minutes } observations emotionalResponse clientWords aftercare
    nextTime toPsychotherapy noFlagReason breachAccount appointment { id }
    consent { boundariesVersion confirmed regionsAgreedToday draping stopSignalAgreed } }`;
const RESULT = `{ ${NOTE} ... on Problem { code message } ... on InvalidInput { fields { path message } }
  ... on StaleVersion { currentVersion } ... on ConsentProblem { regions } ... on HoldProblem { hold flagId }
  ... on ScopeOfPracticeProblem { requiredTraining } }`;

type Verb = 'startNote' | 'saveNoteDraft' | 'signNote' | 'addAddendum' | 'markNoteInError';

const INPUTS: Readonly<Record<Verb, string>> = {
  startNote: 'StartNoteInput',
  saveNoteDraft: 'SaveNoteDraftInput',
  signNote: 'SignNoteInput',
  addAddendum: 'AddAddendumInput',
  markNoteInError: 'MarkNoteInErrorInput',
};

/** One step with a note; the member of the result. */
export async function noteStep(person: Person, verb: Verb, input: object): Promise<Anything> {
  const { result } = await person.ask(
    `mutation NoteStep($input: ${INPUTS[verb]}!) { result: ${verb}(input: $input) ${RESULT} }`,
    { input },
  );
  return result;
}

/** A signed progress note. */
export async function progressNote(
  person: Person,
  clientId: string,
  { text = 'We went over the week.', teamSummary = null as string | null } = {},
): Promise<Anything> {
  const draft = await noteStep(person, 'startNote', { clientId, kind: 'PROGRESS' });
  const saved = await noteStep(person, 'saveNoteDraft', {
    noteId: draft.id,
    expectedVersion: draft.version,
    text,
    teamSummary,
    toleranceOfTraumaWork: 6,
  });
  return noteStep(person, 'signNote', { noteId: draft.id, expectedVersion: saved.version });
}

/** A session response with everything in it; change what you test. */
export function sessionInput(boundariesVersion: number, changes: object = {}) {
  return {
    consent: {
      boundariesVersion,
      confirmed: true,
      regionsAgreedToday: [],
      draping: 'Standard',
      stopSignalAgreed: true,
    },
    arrival: { distress: 5, arousal: 1, pain: 2, tension: 6 },
    departure: { distress: 3, arousal: 0, pain: 2, tension: 3 },
    settled: true,
    work: [
      { region: 'upper-shoulder-left', modality: 'SWEDISH', pressureAsked: 1, pressure: 1, minutes: 10 },
    ],
    observations: ['SETTLING'],
    emotionalResponse: [],
    clientWords: '“Warm, and quiet.”',
    ending: 'FINISHED',
    aftercare: ['WATER'],
    nextTime: 'The same again.',
    ...changes,
  };
}

export async function readNote(person: Person, id: string): Promise<Anything> {
  const { note } = await person.ask(`query Read($id: ID!) { note(id: $id) { ${NOTE} } }`, { id });
  return note;
}

/** The notes of a client that somebody sees, the newest first. */
export async function notesOf(person: Person, clientId: string, kinds?: string[]): Promise<Anything> {
  const { client } = await person.ask(
    `query Notes($id: ID!, $kinds: [NoteKind!]) { client(id: $id) {
       notes(first: 50, kinds: $kinds) { edges { node { ${NOTE} } } } notesWithheld { category } } }`,
    { id: clientId, kinds },
  );
  return client;
}
