import { expect, it } from '@jest/globals';
import { ChangedDocument, ViewerDocument, WorkCountDocument } from '../generated/app.ts';
import { RecordHeadDocument } from '../generated/client-record.ts';
import { answeringClient, type Sent } from '../testing/answers.ts';
import { lookAgain } from './live.tsx';

const NOTICE = { __typename: 'ChangeNotice', kind: 'DISTRESS_FLAG', id: 'flag', at: '2026-11-24T10:00:00Z' } as const;

function watching() {
  const sent: Sent[] = [];
  const client = answeringClient([], sent);
  for (const watched of [
    client.watchQuery({ query: ViewerDocument }),
    client.watchQuery({ query: WorkCountDocument }),
    client.watchQuery({ query: RecordHeadDocument, variables: { clientId: 'amal' } }),
    client.watchQuery({ query: RecordHeadDocument, variables: { clientId: 'jonah' } }),
  ]) {
    watched.subscribe({ error: () => undefined });
  }
  sent.length = 0;
  return { client, sent };
}

it('a notice about a client asks again for lists and for that client, not for another one', () => {
  const { client, sent } = watching();
  lookAgain(client, [{ ...NOTICE, clientId: 'amal' }]);
  expect(sent.map(({ name, variables }) => [name, variables['clientId']])).toEqual([
    ['WorkCount', undefined],
    ['RecordHead', 'amal'],
  ]);
});

it('a notice about no client asks again for everything but who is signed in', () => {
  const { client, sent } = watching();
  lookAgain(client, [{ ...NOTICE, kind: 'EVERYTHING', clientId: null }]);
  expect(sent.map(({ name }) => name).sort()).toEqual(['RecordHead', 'RecordHead', 'WorkCount']);
});

it('the subscription asks for what the rule above looks at', () => {
  expect(JSON.stringify(ChangedDocument)).toContain('"clientId"');
});
