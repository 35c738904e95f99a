import { expect, it } from '@jest/globals';
import { screen } from '@testing-library/react';
import {
  AuditChoicesDocument,
  PracticeAuditDocument,
  type PracticeAuditQuery,
} from '../../../generated/audit.ts';
import { answer } from '../../../testing/answers.ts';
import { MARA, renderApp } from '../../../testing/render-app.tsx';
import { AuditPage } from './audit-page.tsx';

type Node = PracticeAuditQuery['auditEvents']['edges'][number]['node'];

const event = (id: string, over: Partial<Node> = {}) => ({
  __typename: 'AuditEventEdge' as const,
  node: {
    __typename: 'AuditEvent' as const,
    id,
    at: '2026-11-24T19:40:00Z',
    who: 'Tomas Reyes',
    role: 'PSYCHOTHERAPIST' as const,
    what: 'opened the record in an emergency',
    ground: 'emergency access',
    refused: false,
    emergency: true,
    clients: [{ __typename: 'AuditedClient' as const, id: 'petra', name: 'Petra Novak' }],
    clientCount: 1,
    reason: 'She rang the on-call line.',
    ...over,
  },
});

const show = (edges: ReturnType<typeof event>[]) =>
  renderApp(<AuditPage />, {
    viewer: { ...MARA, roles: ['OWNER', 'ADMINISTRATOR'] },
    answers: [
      answer(PracticeAuditDocument, {
        __typename: 'Query',
        auditEvents: {
          __typename: 'AuditEventConnection',
          edges,
          pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
        },
      }),
      answer(AuditChoicesDocument, {
        __typename: 'Query',
        members: [{ __typename: 'Member', id: 'tomas', name: 'Tomas Reyes' }],
        clients: {
          __typename: 'ClientConnection',
          edges: [
            { __typename: 'ClientEdge', node: { __typename: 'Client', id: 'petra', name: 'Petra Novak' } },
          ],
        },
      }),
    ],
  });

it('says who did what by what right, marks emergencies and refusals, and counts who else was concerned', async () => {
  show([
    event('1'),
    event('2', {
      what: 'saw the care team in a list',
      emergency: false,
      ground: 'administration',
      role: 'ADMINISTRATOR',
      who: 'Rowan Ellery',
      clientCount: 4,
      reason: null,
    }),
    event('3', {
      what: 'was refused: proposed a plan',
      refused: true,
      emergency: false,
      role: null,
      reason: null,
    }),
  ]);
  const rows = await screen.findAllByRole('row');
  expect(rows[1]).toHaveTextContent(
    'Opened the record in an emergency emergency“She rang the on-call line.”Petra Novak',
  );
  expect(rows[1]).toHaveTextContent('Psychotherapist, emergency access');
  expect(rows[2]).toHaveTextContent('Petra Novak and 3 more');
  expect(rows[3]).toHaveTextContent('refused');
});

it('asks for a person, a record and days', async () => {
  const { user, sent } = show([event('1')]);
  await screen.findByText('Petra Novak', { selector: 'td' });
  await user.selectOptions(screen.getByLabelText('Who'), 'Tomas Reyes');
  await user.selectOptions(screen.getByLabelText('Whose record'), 'Petra Novak');
  await user.type(screen.getByLabelText('To'), '2026-11-24');
  await user.click(screen.getByLabelText(/Also what clients did/));
  expect(sent.filter(({ name }) => name === 'PracticeAudit').at(-1)?.variables).toEqual({
    after: null,
    memberId: 'tomas',
    about: 'petra',
    from: null,
    to: '2026-11-25T00:00:00.000Z',
    own: true,
  });
});

it('says what to do when nothing fits', async () => {
  show([]);
  expect(await screen.findByText('Nothing was done that fits')).toBeInTheDocument();
});
