import type { Anything, Person } from '../person.ts';

const PROBLEM = '... on Problem { code message } ... on InvalidInput { fields { path message } }';

/** Keeps an entry in one's own recovery log; the member of the result. */
export async function keepRecovery(person: Person, input: object): Promise<Anything> {
  const { result } = await person.ask(
    `mutation Keep($input: KeepRecoveryInput!) { result: keepRecovery(input: $input) { __typename
       ... on RecoveryEntry { id at heaviness helped note } ${PROBLEM} } }`,
    { input },
  );
  return result;
}

export async function deleteRecovery(person: Person, id: string): Promise<Anything> {
  const { result } = await person.ask(
    `mutation Delete($input: DeleteRecoveryInput!) { result: deleteRecovery(input: $input) { __typename
       ... on RecoveryDeleted { id } ${PROBLEM} } }`,
    { input: { id } },
  );
  return result;
}

export async function recoveryLog(person: Person): Promise<Anything[]> {
  const answer = await person.ask('query Log { recoveryLog { id at heaviness helped note } }');
  return answer.recoveryLog;
}

export async function heavySessions(person: Person): Promise<Anything[]> {
  const answer = await person.ask('query Heavy { heavySessions { appointmentId endedAt } }');
  return answer.heavySessions;
}

const EXERCISE = `... on PlanExercise { id exercise inSeconds outSeconds minutes sentence assignedBy endedAt doneOn shownOn }`;

/** Puts an exercise beside a plan, ends it or marks it; the member of the result. */
export async function exercise(
  person: Person,
  verb: 'assign' | 'end' | 'mark',
  input: object,
): Promise<Anything> {
  const type = `${verb[0]?.toUpperCase()}${verb.slice(1)}ExerciseInput`;
  const { result } = await person.ask(
    `mutation Exercise($input: ${type}!) { result: ${verb}Exercise(input: $input) { __typename ${EXERCISE} ${PROBLEM} } }`,
    { input },
  );
  return result;
}

export async function exercisesOf(person: Person, clientId: string): Promise<Anything[]> {
  const { client } = await person.ask(
    `query Exercises($id: ID!) { client(id: $id) { planExercises { id exercise sentence assignedBy endedAt doneOn shownOn } } }`,
    { id: clientId },
  );
  return client?.planExercises ?? [];
}
