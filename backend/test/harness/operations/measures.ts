import type { Anything, Person } from '../person.ts';
import type { World } from '../world.ts';

const PROBLEMS = `... on Problem { code message } ... on InvalidInput { fields { path message } }`;

export const ANSWER = `mutation Answer($input: AnswerMeasureInput!) { result: answerMeasure(input: $input) { __typename
  ... on MeasureScore { id measure: code value band change changeSinceLast words takenAt instrumentVersion }
  ... on SupportOnItsWay { told crisisResources { name phone } } ${PROBLEMS} } }`;
export const CHECK_IN = `mutation CheckIn($input: CheckInInput!) { result: submitCheckIn(input: $input) { __typename
  ... on CheckIn { id at distress mood sleepHours sleepQuality arousal pain irritability bodyConnection text } ${PROBLEMS} } }`;

/** Answers to the PHQ-9 with this answer to the ninth question. */
export const phq9 = (ninth: number, others = 1): number[] => [
  ...Array.from({ length: 8 }, () => others),
  ninth,
];

/** Answers to the PCL-5 that add up to a total of at most 20. */
export const pcl5 = (total: number): number[] =>
  Array.from({ length: 20 }, (_, index) => {
    const each = Math.floor(total / 20);
    return each + (index < total % 20 ? 1 : 0);
  });

export async function answerMeasure(
  person: Person,
  code: string,
  answers: (number | null)[],
  input = {},
): Promise<Anything> {
  const { result } = await person.ask(ANSWER, { input: { code, answers, ...input } });
  return result;
}

export async function checkIn(person: Person, input: object): Promise<Anything> {
  const { result } = await person.ask(CHECK_IN, { input });
  return result;
}

/** The flags that rules raised for a client, the oldest first. */
export function flagsByRule(world: World, clientId: string): Promise<Anything[]> {
  return world.rows(
    `select f.level, f.hold, f.cause_key as cause, f.note_id as "noteId", r.text as reason
     from attune.distress_flag f
     left join attune.distress_flag_reason r on r.practice_id = f.practice_id and r.flag_id = f.id
     where f.client_id = $1 and f.source = 'RULE' order by f.raised_at, f.id`,
    [clientId],
  );
}

const CLEARED = [
  'notification',
  'flag_event_text',
  'flag_event',
  'distress_flag_reason',
  'distress_flag',
  'measure_answer',
  'measure_response',
  'check_in_detail',
  'check_in',
  'flag_rule',
];

/** Takes away whatever was answered and raised, and how rules were set, so that a test stands by itself. */
export async function clearAnswers(world: World): Promise<void> {
  await world.rows(
    `set session_replication_role = replica; ${CLEARED.map((table) => `delete from attune.${table};`).join(' ')}
     delete from pgboss.job_common; set session_replication_role = origin`,
  );
}
