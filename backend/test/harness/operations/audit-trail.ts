import type { Anything } from '../person.ts';
import type { DemoName, World } from '../world.ts';

export const OPEN = `mutation Open($input: OpenInEmergencyInput!) { openInEmergency(input: $input) { __typename
  ... on EmergencyAccess { id openedBy reason openedAt endsAt endedAt open mine client { id name } }
  ... on Problem { code message } ... on InvalidInput { fields { path message } } ... on RateLimited { retryAfterSeconds } } }`;
export const END = `mutation End($input: EndEmergencyAccessInput!) { endEmergencyAccess(input: $input) { __typename
  ... on EmergencyAccess { id open endedAt client { id } } ... on Problem { code message } } }`;
export const LOG = `query Log($clientId: ID!, $first: Int, $after: String, $own: Boolean) { client(id: $clientId) {
  accessLog(first: $first, after: $after, own: $own) {
    edges { node { id at who role what ground changed own reason } } pageInfo { hasNextPage endCursor } } } }`;
export const TRAIL = `query Trail($first: Int, $after: String, $from: DateTime, $to: DateTime, $memberId: ID, $clientId: ID, $own: Boolean) {
  auditEvents(first: $first, after: $after, from: $from, to: $to, memberId: $memberId, clientId: $clientId, own: $own) {
    edges { node { id at who role action what ground refused emergency clients { id name } clientCount classes reason } }
    pageInfo { hasNextPage endCursor } } }`;
export const REASON = 'Rang the on-call line; the lead could not be reached.';

export const nodes = (connection: Anything) => connection.edges.map((edge: Anything) => edge.node);

/** What a client reads of who opened the own record. */
export async function accessLogOf(world: World, name: DemoName, variables: object = {}): Promise<Anything> {
  const clientId = await world.clientId(name.charAt(0).toUpperCase() + name.slice(1));
  const { client } = await (await world.as(name)).ask(LOG, { clientId, ...variables });
  return client.accessLog;
}

/** Opens a record in an emergency, or does not: what the API answers. */
export async function openInEmergency(
  world: World,
  name: DemoName,
  clientName: string,
  more: object = {},
): Promise<Anything> {
  const input = { clientName, reason: REASON, ...more };
  return (await (await world.as(name)).ask(OPEN, { input })).openInEmergency;
}

/** As if nobody had tried or opened anything. */
export async function noEmergencies(world: World): Promise<void> {
  await world.rows('delete from attune.emergency_attempt');
  await world.rows('update attune.emergency_access set ended_at = opened_at where ended_at is null');
}
