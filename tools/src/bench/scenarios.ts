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

export type ScenarioName = 'dashboard' | 'caseload' | 'raise a flag';

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

/** The scenarios over the clients whose ids are given: flags are raised for one after the other. */
export function scenarios(clientIds: readonly string[]): Scenario[] {
  let next = 0;
  return [
    { name: 'dashboard', query: DASHBOARD, path: '/dashboard', variables: today, target: 0.85 },
    { name: 'caseload', query: CASELOAD, path: '/caseload', variables: () => ({}), target: 0.85 },
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
