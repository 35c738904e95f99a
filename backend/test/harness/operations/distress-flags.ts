import type { Anything, Person } from '../person.ts';
import type { World } from '../world.ts';

/** Everything of a flag that the API tells. */
export const FLAG_FIELDS = `id level state hold holdPut holdLiftedAt source raisedAt acknowledgeBy acknowledgedAt resolvedAt
  tableGuidance conditions plainWords raisedBy { name } client { id name }
  reason { __typename ... on NoteText { text } ... on Withheld { reason } }
  events { at kind actor text }`;

const PROBLEMS = `... on Problem { code message } ... on InvalidInput { fields { path message } }`;
const RESULT = `{ __typename ... on DistressFlag { ${FLAG_FIELDS} } ${PROBLEMS} }`;

export const RAISE = `mutation Raise($input: RaiseDistressFlagInput!) { result: raiseDistressFlag(input: $input) ${RESULT} }`;

/** Raises a flag: an ALERT unless `input` says otherwise. */
export async function raiseFlag(person: Person, clientId: string, input: object = {}): Promise<Anything> {
  const { result } = await person.ask(RAISE, {
    input: { clientId, level: 'ALERT', reason: 'Trembling, went away for a minute.', ...input },
  });
  return result;
}

const STEPS = ['acknowledgeDistressFlag', 'liftHold', 'endConditions', 'resolveDistressFlag'] as const;

/** Makes a step with a flag. */
export async function stepFlag(
  person: Person,
  step: (typeof STEPS)[number],
  flagId: string,
  input: { text?: string | null; conditions?: string } = {},
): Promise<Anything> {
  const { result } = await person.ask(
    `mutation Step($input: FlagStepInput!) { result: ${step}(input: $input) ${RESULT} }`,
    { input: { flagId, ...input } },
  );
  return result;
}

/** The flag as that person sees it; null when out of reach. */
export async function readFlag(person: Person, id: string): Promise<Anything> {
  const { data } = await person.send(`query Flag($id: ID!) { distressFlag(id: $id) { ${FLAG_FIELDS} } }`, {
    id,
  });
  return data?.distressFlag ?? null;
}

/** Asks for support, as a client. */
export async function askForSupport(
  person: Person,
  input: object = {},
  fields = 'told crisisResources { name phone region }',
): Promise<Anything> {
  const { result } = await person.ask(
    `mutation Support($input: AskForSupportInput!) { result: askForSupport(input: $input) {
       __typename ... on SupportOnItsWay { ${fields} } ${PROBLEMS} } }`,
    { input },
  );
  return result;
}

/** Settles everything that is open, so that a test's own holds are the only ones. */
export async function settleFlags(world: World): Promise<void> {
  await world.rows(
    `set session_replication_role = replica;
     update attune.distress_flag set state = 'RESOLVED', resolved_at = now(),
       hold_lifted_at = case when hold = 'NONE' then null else coalesce(hold_lifted_at, now()) end;
     set session_replication_role = origin`,
  );
}
