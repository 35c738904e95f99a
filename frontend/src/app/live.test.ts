import { expect, it } from '@jest/globals';
import { ChangedDocument, ViewerDocument, WorkCountDocument } from '../generated/app.ts';
import { RecordHeadDocument } from '../generated/client-record.ts';
import { answer, answeringClient, type Sent } from '../testing/answers.ts';
import { lookAgain } from './live.tsx';

const NOTICE = {
  __typename: 'ChangeNotice',
  kind: 'DISTRESS_FLAG',
  id: 'flag',
  at: '2026-11-24T10:00:00Z',
} as const;

const head = (id: string) => ({
  __typename: 'Client' as const,
  id,
  name: id,
  preferredName: null,
  pronouns: null,
  phase: null,
  hold: 'NONE' as const,
  conditions: [],
  careTeam: [],
  emergencyAccesses: [],
  viewerCan: {
    __typename: 'ClientCapabilities' as const,
    raiseFlag: true,
    liftHold: false,
    writeProgressNote: false,
    writeSessionResponse: true,
    editPlan: false,
    book: true,
    bookJointly: true,
    exportTimeLine: true,
    shareSummary: true,
  },
  flags: { __typename: 'DistressFlagConnection' as const, edges: [] },
});

async function watching() {
  const sent: Sent[] = [];
  const client = answeringClient(
    [
      answer(ViewerDocument, { __typename: 'Query', viewer: null }),
      answer(WorkCountDocument, {
        __typename: 'Query',
        needsYouNow: {
          __typename: 'WorkItemConnection',
          edges: [],
          pageInfo: { __typename: 'PageInfo', hasNextPage: false },
        },
      }),
      answer(RecordHeadDocument, ({ clientId }) => ({
        __typename: 'Query' as const,
        client: head(String(clientId)),
      })),
    ],
    sent,
  );
  for (const watched of [
    client.watchQuery({ query: ViewerDocument }),
    client.watchQuery({ query: WorkCountDocument }),
    client.watchQuery({ query: RecordHeadDocument, variables: { clientId: 'amal' } }),
    client.watchQuery({ query: RecordHeadDocument, variables: { clientId: 'jonah' } }),
  ]) {
    watched.subscribe(() => undefined);
  }
  await new Promise((resolve) => setTimeout(resolve, 20));
  sent.length = 0;
  return { client, sent };
}

it('a notice about a client asks again for lists and for that client, not for another one', async () => {
  const { client, sent } = await watching();
  lookAgain(client, [{ ...NOTICE, clientId: 'amal' }]);
  expect(sent.map(({ name, variables }) => [name, variables['clientId']])).toEqual([
    ['WorkCount', undefined],
    ['RecordHead', 'amal'],
  ]);
});

it('a notice about no client asks again for everything but who is signed in', async () => {
  const { client, sent } = await watching();
  lookAgain(client, [{ ...NOTICE, kind: 'EVERYTHING', clientId: null }]);
  expect(sent.map(({ name }) => name).sort()).toEqual(['RecordHead', 'RecordHead', 'WorkCount']);
});

it('the subscription asks for what the rule above looks at', () => {
  expect(JSON.stringify(ChangedDocument)).toContain('"clientId"');
});
