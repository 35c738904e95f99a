import type { Anything, Person } from '../person.ts';
import type { World } from '../world.ts';
import { rewrite } from './scheduling.ts';

const FINDING = 'ruleId kind hard satisfied sentence';
const SLOT = `activityId practitionerId serviceId startsAt endsAt room week reasons appointmentId
  practitioner { name } modality { code } findings { ${FINDING} }`;
const SCHEDULE = `score optimal gap method slots { ${SLOT} } unmet { ${FINDING} } leftOut { activityId week sentence modality { name } }`;

/** The best times for the coming weeks; throws where the answer is an error. */
export async function propose(person: Person, input: object): Promise<Anything> {
  const { schedule } = await person.ask(
    `query Propose($input: JointScheduleInput!) { schedule: proposeJointSchedule(input: $input) { ${SCHEDULE} } }`,
    { input },
  );
  return schedule;
}

/** Books several times at once; the member of the result. */
export async function bookJointly(person: Person, input: object): Promise<Anything> {
  const { result } = await person.ask(
    `mutation BookJointly($input: BookJointScheduleInput!) { result: bookJointSchedule(input: $input) {
       __typename
       ... on AppointmentSeries { id appointments { id state startsAt endsAt room practitioner { id } service { id withheld } } }
       ... on SeriesConflicts { conflicts { startsAt problem findings { ${FINDING} } } }
       ... on Problem { code message } ... on InvalidInput { fields { path message } } } }`,
    { input },
  );
  return result;
}

/** The times of a proposal that are not booked yet, as booking takes them. */
export function toBook(schedule: Anything): Anything[] {
  return schedule.slots
    .filter((slot: Anything) => slot.appointmentId === null)
    .map(({ activityId, practitionerId, serviceId, startsAt }: Anything) => ({
      activityId,
      practitionerId,
      serviceId,
      startsAt,
    }));
}

/** Gives the plan in force of a client these activities. @returns their ids, in order. */
export async function giveActivities(
  world: World,
  clientId: string,
  activities: readonly Record<string, unknown>[],
): Promise<string[]> {
  await rewrite(
    world,
    activities.map((activity, position): [string, unknown[]] => [
      `insert into attune.activity
       select a.* from jsonb_populate_record(null::attune.activity, (
         select jsonb_build_object('focus_regions', '{}'::text[], 'avoid_regions', '{}'::text[]) || $2::jsonb
           || jsonb_build_object('practice_id', p.practice_id, 'id', gen_random_uuid(), 'line_id', gen_random_uuid(), 'plan_id', p.id,
             'version', 1, 'client_id', p.client_id, 'position', $3::integer)
         from attune.care_plan p where p.client_id = $1 and p.state = 'ACTIVE')) a`,
      [clientId, JSON.stringify(activity), position],
    ]),
  );
  const rows = await world.rows<{ id: string }>(
    `select a.id from attune.activity a join attune.care_plan p on p.id = a.plan_id and p.state = 'ACTIVE'
     where a.client_id = $1 order by a.position`,
    [clientId],
  );
  return rows.map((row) => row.id);
}

export const EMDR = { discipline: 'PSYCHOTHERAPY', modality: 'EMDR', minutes: 80, every_weeks: 1 };
export const RESTORATIVE = { discipline: 'MASSAGE', modality: 'RESTORATIVE', minutes: 60, every_weeks: 2 };
export const DEEP = { discipline: 'MASSAGE', modality: 'MYOFASCIAL', minutes: 60, every_weeks: 4 };
