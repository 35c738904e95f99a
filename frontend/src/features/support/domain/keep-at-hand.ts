import type { ApolloClient } from '@apollo/client';
import type { SafetyPlanContents } from '@attune/shared';
import { MySupportDocument, type MySupportQuery, WhomToCallDocument } from '../../../generated/support.ts';
import { isClosed } from '../../../lib/kept-reads.ts';
import { AT_HAND, forgetOwn, keepOwn, type Owner } from '../../../lib/own-on-device.ts';
import { rememberWhom } from './emergency.ts';

type Client = NonNullable<MySupportQuery['client']>;
export type ToldRequest = Client['open']['edges'][number]['node'];

/** What the help page shows of its person. */
export interface Shown {
  readonly plan: SafetyPlanContents | null;
  readonly requests: readonly ToldRequest[];
}

/** So long a settled request is still told of. */
const SETTLED_DAYS = 7;

export function shownOf(client: Client): Shown {
  const news = Date.now() - SETTLED_DAYS * 86_400_000;
  return {
    plan: client.safetyPlan,
    requests: [...client.open.edges, ...client.settled.edges]
      .map(({ node }) => node)
      .filter((node) => node.resolvedAt === null || Date.parse(node.resolvedAt) > news),
  };
}

/** Keeps what was read for when the network is gone. */
function keepAtHand(owner: Owner, client: Client): void {
  keepOwn(owner, AT_HAND, { ...shownOf(client), asOf: new Date().toISOString() });
}

/** The same with the server's answer: a record that is not open any more leaves nothing on the device. */
export function keepAnswer(owner: Owner, client: Client | null): void {
  if (client) keepAtHand(owner, client);
  else forgetOwn(owner, AT_HAND);
}

/**
 * Keeps the help page's contents as they change, whatever page the client is on: the page must not have
 * been opened before to be there. @returns what stops it.
 */
export function watchAtHand(apollo: ApolloClient, owner: Owner): () => void {
  void apollo.query({ query: WhomToCallDocument }).then(
    ({ data }) => data && rememberWhom(data.crisisResources),
    () => undefined,
  );
  const watch = apollo
    .watchQuery({ query: MySupportDocument, variables: { clientId: owner.clientId ?? '' } })
    .subscribe({
      next: ({ data, dataState, loading, error }) => {
        if (isClosed(error)) forgetOwn(owner, AT_HAND);
        else if (!loading && !error && dataState === 'complete') keepAnswer(owner, data.client);
      },
      error: () => undefined,
    });
  return () => watch.unsubscribe();
}
