import { DateTime } from 'luxon';
import { withClient } from '../database.ts';
import type { Anything, Person } from '../person.ts';
import type { World } from '../world.ts';

const APPOINTMENT = `id state startsAt endsAt room version cancelledReason
  client { id name } practitioner { id name }
  service { id name discipline class minutes modality withheld }
  findings { ruleId kind hard satisfied sentence }
  overrides { byName reason sentences }`;

const RESULT = `{ __typename ... on Appointment { ${APPOINTMENT} }
  ... on Problem { code message } ... on InvalidInput { fields { path message } } ... on SlotTaken { who }
  ... on CoordinationProblem { findings { kind hard satisfied sentence } } ... on HoldProblem { hold flagId }
  ... on ScopeOfPracticeProblem { requiredTraining } ... on StaleVersion { currentVersion } }`;

/** The practice's zone in the demo. */
export const ZONE = 'Europe/London';

/** An instant far ahead of the demo's own appointments: a weekday (1 is Monday) and wall-clock time, weeks from now. */
export function ahead(weeks: number, weekday: number, time: string): string {
  const [hour, minute] = time.split(':').map(Number);
  const day = DateTime.now()
    .setZone(ZONE)
    .startOf('week')
    .plus({ weeks, days: weekday - 1 });
  return (
    day
      .set({ hour: hour ?? 0, minute: minute ?? 0 })
      .toUTC()
      .toISO({ suppressMilliseconds: true }) ?? ''
  );
}

/** The id of a service of Harbour by its name. */
export async function serviceId(world: World, name: string): Promise<string> {
  const [row] = await world.rows<{ id: string }>(
    `select s.id from attune.service s join attune.practice p on p.id = s.practice_id and p.name like 'Harbour%' where s.name = $1`,
    [name],
  );
  if (!row) {
    throw new Error(`Harbour offers no ${name}.`);
  }
  return row.id;
}

/** Books; the member of the result. */
export async function book(person: Person, input: object): Promise<Anything> {
  const { result } = await person.ask(
    `mutation Book($input: BookAppointmentInput!) { result: bookAppointment(input: $input) ${RESULT} }`,
    { input },
  );
  return result;
}

/** Moves an appointment; the member of the result. */
export async function reschedule(person: Person, input: object): Promise<Anything> {
  const { result } = await person.ask(
    `mutation Move($input: RescheduleAppointmentInput!) { result: rescheduleAppointment(input: $input) ${RESULT} }`,
    { input },
  );
  return result;
}

/** Keeps an appointment although rules speak against it; the member of the result. */
export async function keepAppointment(person: Person, input: object): Promise<Anything> {
  const { result } = await person.ask(
    `mutation Keep($input: KeepAppointmentInput!) { result: keepAppointment(input: $input) ${RESULT} }`,
    { input },
  );
  return result;
}

/** Cancels an appointment; the member of the result. */
export async function cancel(
  person: Person,
  appointmentId: string,
  expectedVersion: number,
  reason?: string,
): Promise<Anything> {
  const { result } = await person.ask(
    `mutation Cancel($input: CancelAppointmentInput!) { result: cancelAppointment(input: $input) ${RESULT} }`,
    { input: { appointmentId, expectedVersion, reason } },
  );
  return result;
}

type Step = 'confirmAppointment' | 'markArrived' | 'markNoShow' | 'beginSession' | 'finishSession';

/** Takes an appointment a step further; the member of the result. */
export async function step(
  person: Person,
  name: Step,
  appointmentId: string,
  expectedVersion: number,
): Promise<Anything> {
  const { result } = await person.ask(
    `mutation Step($input: AppointmentStepInput!) { result: ${name}(input: $input) ${RESULT} }`,
    { input: { appointmentId, expectedVersion } },
  );
  return result;
}

/** Times that could be booked. */
export async function suggest(person: Person, input: object): Promise<Anything[]> {
  const { suggestSlots } = await person.ask(
    `query Suggest($input: SuggestSlotsInput!) { suggestSlots(input: $input) {
       practitionerId practitioner { name } startsAt endsAt room score findings { kind hard satisfied sentence } reasons { part sentence } } }`,
    { input },
  );
  return suggestSlots;
}

/** An appointment as that person sees it; null when out of reach. */
export async function readAppointment(person: Person, id: string): Promise<Anything> {
  const { appointment } = await person.ask(
    `query One($id: ID!) { appointment(id: $id) { ${APPOINTMENT} } }`,
    { id },
  );
  return appointment;
}

/** The appointments of a range as that person sees them. */
export async function listAppointments(
  person: Person,
  from: string,
  to: string,
  practitionerId?: string,
): Promise<Anything[]> {
  const { appointments } = await person.ask(
    `query List($from: DateTime!, $to: DateTime!, $practitionerId: ID) {
       appointments(from: $from, to: $to, practitionerId: $practitionerId) { ${APPOINTMENT} } }`,
    { from, to, practitionerId },
  );
  return appointments;
}

/** Writes past triggers and policies, as history that was always there. */
export async function asHistory<Result>(
  world: World,
  work: (write: (text: string, values: unknown[]) => Promise<unknown>) => Promise<Result>,
): Promise<Result> {
  return withClient(world.database.adminUrl, async (client) => {
    await client.query('set session_replication_role = replica');
    return work((text, values) => client.query(text, values));
  });
}

/** Puts these statements into the database as history. */
export async function rewrite(
  world: World,
  statements: readonly (readonly [string, unknown[]])[],
): Promise<void> {
  await asHistory(world, async (write) => {
    for (const [text, values] of statements) {
      await write(text, values);
    }
  });
}

/** Gives a client a plan in force with these coordination rules, in place of any other plan. */
export async function giveRules(
  world: World,
  clientId: string,
  rules: readonly Record<string, unknown>[],
): Promise<void> {
  const plan = `(select practice_id from attune.client where id = $1)`;
  const lead = `(select member_id from attune.care_team_member where client_id = $1 and lead limit 1)`;
  await rewrite(world, [
    [`update attune.care_plan set state = 'REVOKED' where client_id = $1 and state = 'ACTIVE'`, [clientId]],
    [
      `insert into attune.care_plan (practice_id, id, client_id, state, active_version, created_by)
       values (${plan}, gen_random_uuid(), $1, 'ACTIVE', 1, ${lead})`,
      [clientId],
    ],
    [
      `insert into attune.care_plan_version
       select v.* from jsonb_populate_record(null::attune.care_plan_version, (
         select jsonb_build_object('id', gen_random_uuid(), 'practice_id', p.practice_id, 'plan_id', p.id, 'version', 1, 'client_id', p.client_id,
           'state', 'IN_FORCE', 'phase', 'PROCESSING', 'summary', 'A plan of a test.', 'created_at', now(), 'proposed_at', now(),
           'in_force_at', now(), 'created_by', p.created_by)
         from attune.care_plan p where p.client_id = $1 and p.state = 'ACTIVE')) v`,
      [clientId],
    ],
    ...rules.map((rule, position): [string, unknown[]] => [
      `insert into attune.coordination_rule
       select r.* from jsonb_populate_record(null::attune.coordination_rule, (
         select $2::jsonb || jsonb_build_object('practice_id', p.practice_id, 'id', gen_random_uuid(), 'plan_id', p.id,
           'version', 1, 'client_id', p.client_id, 'position', $3::integer)
         from attune.care_plan p where p.client_id = $1 and p.state = 'ACTIVE')) r`,
      [clientId, JSON.stringify(rule), position],
    ]),
  ]);
}

/** Takes every hold of a client away, as if each had been lifted long ago. */
export async function withoutHolds(world: World, clientId: string): Promise<void> {
  await rewrite(world, [
    [
      `update attune.distress_flag set hold_lifted_at = now() where client_id = $1 and hold_lifted_at is null`,
      [clientId],
    ],
    [
      `update attune.appointment set state = 'BOOKED' where client_id = $1 and state = 'NEEDS_CLEARANCE'`,
      [clientId],
    ],
  ]);
}

/** Takes a client's appointments from a day on away, as if each had been cancelled. */
export async function withoutAppointments(world: World, clientId: string, from: string): Promise<void> {
  await rewrite(world, [
    [
      `update attune.appointment set state = 'CANCELLED' where client_id = $1 and starts_at >= $2`,
      [clientId, from],
    ],
  ]);
}
