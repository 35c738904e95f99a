import type { Anything, Person } from '../person.ts';

const PROBLEM = '... on Problem { code message } ... on StaleVersion { currentVersion }';

/** Sets what somebody takes on at most; the member of the result. */
export async function setLoadLimits(person: Person, input: object): Promise<Anything> {
  const { result } = await person.ask(
    `mutation Set($input: SetLoadLimitsInput!) { result: setLoadLimits(input: $input) { __typename
       ... on LoadLimitsSet { version perDay heavyPerDay perWeek breakMinutes } ${PROBLEM} } }`,
    { input },
  );
  return result;
}

/** How much practitioners have on in a week, as that person sees it. */
export async function weekLoads(person: Person, at?: string): Promise<Anything[]> {
  const answer = await person.ask(
    `query Week($at: DateTime) { weekLoads(at: $at) { practitioner { id name } from to sessions heavy minutes breaksCut
       days { date sessions heavy minutes } limits { perDay heavyPerDay perWeek breakMinutes } own { version perDay } } }`,
    { at },
  );
  return answer.weekLoads;
}

/** Sets which times suit a client; the member of the result. */
export async function setPreferredTimes(person: Person, input: object): Promise<Anything> {
  const { result } = await person.ask(
    `mutation Set($input: SetPreferredTimesInput!) { result: setPreferredTimes(input: $input) { __typename
       ... on PreferredTimes { version changedBy times { weekday from to avoid } } ${PROBLEM}
       ... on InvalidInput { fields { path message } } } }`,
    { input },
  );
  return result;
}
