import type { Anything, Person } from '../person.ts';

export const BOUNDARIES = `version maxPressure regions { region choice } draping clothing scent talk music light position
  stopSignal note whatHelps changedAt`;
const PROBLEMS = `... on Problem { code message } ... on InvalidInput { fields { path message } }
  ... on StaleVersion { currentVersion }`;
const PROPOSAL = `id state reason changes own acceptedVersion decidedAt proposedBy { name }`;

/** A whole set of boundaries that any client may say; change what you test. */
export function boundariesInput(expectedVersion: number, changes: object = {}) {
  return {
    expectedVersion,
    maxPressure: 2,
    regions: [
      { region: 'foot-left', choice: 'NEVER' },
      { region: 'hand-left', choice: 'ASK_FIRST' },
    ],
    draping: 'I stay clothed',
    scent: false,
    talk: 'Quiet',
    stopSignal: 'anchor',
    ...changes,
  };
}

export async function changeBoundaries(person: Person, input: object): Promise<Anything> {
  const { changeBoundaries: result } = await person.ask(
    `mutation Change($input: BoundariesInput!) { changeBoundaries(input: $input) {
       __typename ... on Boundaries { ${BOUNDARIES} } ${PROBLEMS} } }`,
    { input },
  );
  return result;
}

type ProposalVerb = 'proposeBoundaries' | 'answerBoundaryProposal' | 'withdrawBoundaryProposal';

const INPUTS: Readonly<Record<ProposalVerb, string>> = {
  proposeBoundaries: 'ProposeBoundariesInput',
  answerBoundaryProposal: 'AnswerBoundaryProposalInput',
  withdrawBoundaryProposal: 'BoundaryProposalInput',
};

/** One step of a proposal; the member of the result. */
export async function proposalStep(person: Person, verb: ProposalVerb, input: object): Promise<Anything> {
  const { result } = await person.ask(
    `mutation Step($input: ${INPUTS[verb]}!) { result: ${verb}(input: $input) {
       __typename ... on BoundaryProposal { ${PROPOSAL} } ${PROBLEMS} } }`,
    { input },
  );
  return result;
}

/** What somebody sees of a client's boundaries; null when the client is out of reach. */
export async function boundariesOf(person: Person, clientId: string, since = 0): Promise<Anything> {
  const { client } = await person.ask(
    `query BoundariesOf($id: ID!, $since: Int!) { client(id: $id) {
       boundaries { ${BOUNDARIES} changesSince(version: $since) }
       boundaryVersions(first: 50) { edges { node { version changedAt changedBy changes proposedBy { name }
         boundaries { version maxPressure } } } }
       boundaryProposals { ${PROPOSAL} }
       boundariesSinceMySession { version sessionAt changes } } }`,
    { id: clientId, since },
  );
  return client;
}
