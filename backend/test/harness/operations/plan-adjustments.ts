import type { Anything, Person } from '../person.ts';

/** A change as its readers see it. */
const CHANGE = `fragment Change on PlanAdjustment {
  id state round version proposedBy mine
  rounds { round baseVersion why sentences restsOn responseCount responses { noteId arrivalDistress departureDistress }
    from { modality minutes everyWeeks maxPressure } to { modality minutes everyWeeks maxPressure } }
  events { kind words version by round } misfits { appointmentId service practitioner }
}`;

const RESULT = `{
  __typename ...Change ... on Problem { code message } ... on InvalidInput { fields { path message } }
  ... on StaleVersion { currentVersion } ... on ScopeOfPracticeProblem { requiredTraining }
  ... on PlanMovedOn { currentVersion changes now { minutes maxPressure } rebased { minutes maxPressure } }
}`;

/** A step of a change; the member of the result. */
async function step(person: Person, name: string, type: string, input: object): Promise<Anything> {
  const { result } = await person.ask(
    `mutation Step($input: ${type}!) { result: ${name}(input: $input) ${RESULT} } ${CHANGE}`,
    { input },
  );
  return result;
}

export const proposeAdjustment = (person: Person, input: object) =>
  step(person, 'proposeAdjustment', 'ProposeAdjustmentInput', input);
export const reviseAdjustment = (person: Person, input: object) =>
  step(person, 'reviseAdjustment', 'ReviseAdjustmentInput', input);
export const withdrawAdjustment = (person: Person, input: object) =>
  step(person, 'withdrawAdjustment', 'WithdrawAdjustmentInput', input);
export const objectToAdjustment = (person: Person, input: object) =>
  step(person, 'objectToAdjustment', 'ObjectToAdjustmentInput', input);
export const acknowledgeAdjustment = (person: Person, input: object) =>
  step(person, 'acknowledgeAdjustment', 'AcknowledgeAdjustmentInput', input);

/** The changes of a client's plan that a person sees, the newest first. */
export async function adjustmentsOf(person: Person, clientId: string): Promise<Anything[]> {
  const { client } = await person.ask(
    `query Changes($id: ID!) { client(id: $id) { planAdjustments { ...Change } } } ${CHANGE}`,
    { id: clientId },
  );
  return client?.planAdjustments ?? [];
}

const PLAN = `id version goals { id lineId statement achievement steps { id text reachedOn reachedBy }
    history { achievement step reachedOn by byClient note } measured { name start now target change towards plain } }
  nextReview { id dueOn setBy } heldReviews { decision words heldBy }`;
const PLAN_RESULT = `{ __typename ... on CarePlan { ${PLAN} } ... on Problem { code message }
  ... on InvalidInput { fields { path message } } }`;

/** The plan in force with how its goals go. */
export async function progressOf(person: Person, clientId: string): Promise<Anything> {
  const { client } = await person.ask(
    `query Progress($id: ID!) { client(id: $id) { activePlan { ${PLAN} } } }`,
    { id: clientId },
  );
  return client?.activePlan ?? null;
}

async function change(person: Person, name: string, type: string, input: object): Promise<Anything> {
  const { result } = await person.ask(
    `mutation Change($input: ${type}!) { result: ${name}(input: $input) ${PLAN_RESULT} }`,
    { input },
  );
  return result;
}

export const recordGoalProgress = (person: Person, input: object) =>
  change(person, 'recordGoalProgress', 'RecordGoalProgressInput', input);
export const setPlanReview = (person: Person, input: object) =>
  change(person, 'setPlanReview', 'SetPlanReviewInput', input);
export const holdReview = (person: Person, input: object) =>
  change(person, 'holdReview', 'HoldReviewInput', input);
