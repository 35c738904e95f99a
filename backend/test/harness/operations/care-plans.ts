import type { Anything, Person } from '../person.ts';
import type { DemoName, World } from '../world.ts';

/** All of a version, as its readers see it. */
export const PLAN = `fragment Plan on CarePlan {
  id clientId state versionState phase version summary guidance warnings agreedByViewer agreedVersion changesSinceAgreed
  goals { id statement measureCode target due achievement audience }
  activities { id discipline modality { code name disciplines requiredTraining } minutes everyWeeks maxPressure
    focusRegions avoidRegions reason adjustment }
  rules { id kind sentence hard }
  agreements { name role version sinceVersion at }
}`;

const RESULT = `{
  __typename ...Plan ... on Problem { code message }
  ... on InvalidInput { fields { path message } } ... on StaleVersion { currentVersion }
  ... on ScopeOfPracticeProblem { requiredTraining } ... on ConsentProblem { regions }
}`;

/** A small plan of both disciplines that any team with a massage therapist may have; change what you test. */
export function planInput(clientId: string, changes: object = {}) {
  return {
    clientId,
    phase: 'STABILISATION',
    summary: 'Finding steadiness first: talking every week, and gentle bodywork beside it.',
    guidance: 'Come back to the feet on the floor when breathing gets shallow.',
    goals: [
      { statement: 'I sleep through most nights', measureCode: 'ISI', target: 7, due: '2027-03-01' },
      { statement: 'I can stay with a hard memory for a moment', audience: 'PSYCHOTHERAPY' },
    ],
    activities: [
      { discipline: 'PSYCHOTHERAPY', modality: 'TALK', minutes: 50, everyWeeks: 1 },
      {
        discipline: 'MASSAGE',
        modality: 'SWEDISH',
        minutes: 60,
        everyWeeks: 2,
        maxPressure: 1,
        focusRegions: ['upper-shoulder-left', 'upper-shoulder-right'],
        adjustment: 'Half an hour, and hands only, after a hard week.',
      },
    ],
    rules: [{ kind: 'REST_AFTER', from: 'TRAUMA_PROCESSING', to: 'BODYWORK_DEEP', hours: 48, hard: true }],
    ...changes,
  };
}

/** Drafts a plan or a version of one. @returns the member of the result. */
export async function draftPlan(person: Person, input: object): Promise<Anything> {
  const { draftCarePlan } = await person.ask(
    `mutation DraftPlan($input: CarePlanInput!) { draftCarePlan(input: $input) ${RESULT} } ${PLAN}`,
    { input },
  );
  return draftCarePlan;
}

export async function proposePlan(person: Person, planId: string, version: number): Promise<Anything> {
  const { proposeCarePlan } = await person.ask(
    `mutation ProposePlan($input: CarePlanVersionInput!) { proposeCarePlan(input: $input) ${RESULT} } ${PLAN}`,
    { input: { planId, version } },
  );
  return proposeCarePlan;
}

export async function agreeToPlan(person: Person, planId: string, version: number): Promise<Anything> {
  const { agreeToCarePlan } = await person.ask(
    `mutation AgreeToPlan($input: CarePlanVersionInput!) { agreeToCarePlan(input: $input) ${RESULT} } ${PLAN}`,
    { input: { planId, version } },
  );
  return agreeToCarePlan;
}

/** The plan's fields on a client's record. */
export async function plansOf(person: Person, clientId: string): Promise<Anything> {
  const { client } = await person.ask(
    `query PlansOf($id: ID!) { client(id: $id) {
       phase activePlan { ...Plan } planProposal { ...Plan } planDraft { ...Plan }
       planVersions { planId version state phase author proposedAt inForceAt createdAt }
       planWithheld { reason category } } } ${PLAN}`,
    { id: clientId },
  );
  return client;
}

/** The client agrees to everybody proposed, up to a state, as they would on their own screen. */
export async function agreeToTeam(
  world: World,
  name: DemoName,
  upTo: 'TRIAL' | 'ACTIVE' = 'ACTIVE',
): Promise<void> {
  const person = await world.as(name);
  const steps = upTo === 'TRIAL' ? ['PROPOSED'] : ['PROPOSED', 'TRIAL'];
  const { viewer } = await person.ask('{ viewer { clientId } }');
  for (const from of steps) {
    const { client } = await person.ask(
      'query Team($id: ID!) { client(id: $id) { careTeam { id state } } }',
      { id: viewer.clientId },
    );
    for (const place of client.careTeam.filter((one: Anything) => one.state === from)) {
      await person.ask(
        'mutation Agree($input: CareTeamMemberInput!) { agreeToCareTeamMember(input: $input) { __typename } }',
        { input: { careTeamMemberId: place.id } },
      );
    }
  }
}
