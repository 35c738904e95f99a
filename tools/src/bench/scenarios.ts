/** What is asked of both servers; the documents are those of the screens. */
export const DASHBOARD = `query Dashboard($from: DateTime!, $to: DateTime!) {
  needsYouNow(first: 20) { edges { node { kind title detail dueAt since level targetId client { id name } } } pageInfo { hasNextPage } }
  appointments(from: $from, to: $to) { id state startsAt endsAt room version client { id name } practitioner { id name }
    service { id name discipline class minutes } }
}`;

export const CASELOAD = `query Caseload {
  caseload(first: 30) { edges { node { client { id name } phase hold distress
    lastPsychotherapyAt lastBodyworkAt nextPsychotherapyAt nextBodyworkAt } } pageInfo { hasNextPage } }
}`;

export const RAISE = `mutation Raise($input: RaiseDistressFlagInput!) {
  raiseDistressFlag(input: $input) { __typename ... on DistressFlag { id level state hold } ... on Problem { code message } }
}`;

export const RECORD = `query Record($id: ID!, $from: DateTime!, $to: DateTime!) {
  client(id: $id) { id name timeLine(from: $from, to: $to) {
    since
    scores { id code value band change changeSinceLast takenAt words }
    days { date checkIns distress { least mean greatest } sleepHours { least mean greatest }
      mood { least mean greatest } pain { least mean greatest } }
    sessions { id startsAt discipline state practitioner class service noteId tolerance
      arrival { distress pain tension } departure { distress pain tension } }
    flags { id level state raisedAt acknowledgedAt resolvedAt hold holdLiftedAt reasons }
    versions { id version phase from until }
    withheld { lane reason } } }
}`;

export type ScenarioName = 'dashboard' | 'caseload' | 'time line' | 'raise a flag';

export interface Scenario {
  readonly name: ScenarioName;
  readonly query: string;
  /** Where the reference server answers it. */
  readonly path: string;
  variables(): object;
  /** The least share of the reference's requests per second that Attune is to reach. */
  readonly target: number;
}

/** Today, as the Today screen asks for it. */
function today(): { from: string; to: string } {
  const start = new Date();
  start.setUTCHours(0, 0, 0, 0);
  return { from: start.toISOString(), to: new Date(start.getTime() + 86_400_000).toISOString() };
}

/** The last twelve weeks, as the record of a client asks for them. */
function twelveWeeks(): { from: string; to: string } {
  const { to } = today();
  return { from: new Date(Date.parse(to) - 84 * 86_400_000).toISOString(), to };
}

/** The scenarios over the clients whose ids are given: flags are raised for one after the other. */
export function scenarios(clientIds: readonly string[]): Scenario[] {
  let next = 0;
  let opened = -1;
  return [
    { name: 'dashboard', query: DASHBOARD, path: '/dashboard', variables: today, target: 0.85 },
    { name: 'caseload', query: CASELOAD, path: '/caseload', variables: () => ({}), target: 0.85 },
    {
      name: 'time line',
      query: RECORD,
      path: '/record',
      target: 0.85,
      variables: () => {
        // One after the other, each asked of both servers in turn.
        opened += 1;
        return { id: clientIds[Math.floor(opened / 2) % clientIds.length], ...twelveWeeks() };
      },
    },
    {
      name: 'raise a flag',
      query: RAISE,
      path: '/raise',
      target: 0.7,
      variables: () => {
        next += 1;
        return {
          input: {
            clientId: clientIds[next % clientIds.length],
            level: 'CONCERN',
            hold: 'NONE',
            reason: 'Raised by the benchmark.',
          },
        };
      },
    },
  ];
}
