import type { NotificationKind } from '@attune/shared';
import type { Anything, Person } from '../person.ts';
import type { DemoName, World } from '../world.ts';
import { EMAILS } from '../world.ts';

export const CHOICES = `topics { topic mail push mailStays } quietHours { from until timeZone }`;
const PROBLEMS = '... on Problem { code message } ... on InvalidInput { fields { path message } }';

/** How somebody chose to be told. */
export async function choose(person: Person, input: object): Promise<Anything> {
  const { result } = await person.ask(
    `mutation Choose($input: ChooseNotificationsInput!) { result: chooseNotifications(input: $input) {
       __typename ... on NotificationChoices { ${CHOICES} } ${PROBLEMS} } }`,
    { input },
  );
  return result;
}

export async function subscribe(person: Person, input: object): Promise<Anything> {
  const { result } = await person.ask(
    `mutation Subscribe($input: SubscribeToPushInput!) { result: subscribeToPush(input: $input) {
       __typename ... on PushSubscribed { endpoint } ${PROBLEMS} } }`,
    { input },
  );
  return result;
}

/** The id of somebody's account. */
export async function userId(world: World, name: DemoName): Promise<string> {
  const [row] = await world.rows<{ id: string }>('select id from attune.app_user where email = $1', [
    EMAILS[name],
  ]);
  return row?.id ?? '';
}

export interface Told {
  readonly who: string;
  readonly kind: string;
  readonly subject: string;
  readonly occasion: string;
  readonly urgent: boolean;
}

/** Who was told of what from the instant on, by first name. */
export async function toldSince(world: World, at: string): Promise<Told[]> {
  const rows = await world.rows<{ email: string } & Omit<Told, 'who'>>(
    `select u.email, n.kind, n.subject_id as subject, n.occasion, n.urgent from attune.notification n
     join attune.app_user u on u.id = n.user_id where n.at >= $1 order by n.kind, u.email`,
    [at],
  );
  const nameOf = (email: string) =>
    Object.entries(EMAILS).find(([, address]) => address === email)?.[0] ?? email;
  return rows.map(({ email, ...told }) => ({ who: nameOf(email), ...told }));
}

export interface SentOut {
  readonly channel: string;
  readonly state: string;
  readonly tries: number;
  readonly why: string | null;
  readonly notBefore: Date | null;
}

/** By which ways something went out to somebody beside the bell; of one kind of notice, where one is named. */
export function deliveriesOf(
  world: World,
  subjectId: string,
  user: string,
  kind: NotificationKind | null = null,
): Promise<SentOut[]> {
  return world.rows<SentOut & object>(
    `select d.channel, d.state, d.tries, d.why, d.not_before as "notBefore" from attune.delivery d
     join attune.notification n on n.practice_id = d.practice_id and n.id = d.notification_id
     where n.subject_id = $1 and n.user_id = $2 and n.kind = coalesce($3, n.kind) order by d.channel`,
    [subjectId, user, kind],
  );
}

/** Runs what sends notices that are about nothing real: whatever they tell of counts as still so. */
export async function whileAllStands(world: World, run: () => Promise<void>): Promise<void> {
  const [kept] = await world.rows<{ text: string }>(
    `select pg_get_functiondef('attune.notification_stands(uuid, timestamptz)'::regprocedure) as text`,
  );
  await world.rows(
    `create or replace function attune.notification_stands(of_notification uuid, at_time timestamptz) returns boolean
     language sql stable security definer set search_path = attune, pg_temp as 'select true'`,
  );
  try {
    await run();
  } finally {
    await world.rows(kept?.text ?? '');
  }
}
