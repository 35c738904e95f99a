import { afterEach, expect, it, jest } from '@jest/globals';
import type { ProgressSummary } from '@attune/shared';
import { screen } from '@testing-library/react';
import { renderApp } from '../../../testing/render-app.tsx';
import { SharedPage } from './shared-page.tsx';

const SUMMARY: ProgressSummary = {
  format: 1,
  client: { name: 'Jonah Whitfield', preferredName: null, pronouns: 'he/him' },
  sender: { name: 'Dr Mara Lindqvist', practice: 'Harbour', phone: '020 7946 0000' },
  recipient: { kind: 'PRIMARY_CARE_PHYSICIAN', name: 'Dr Anika Rao', organisation: 'Quayside Surgery' },
  reason: 'Before the check-up',
  period: { from: '2026-06-01', to: '2026-06-30' },
  openDays: 14,
  phase: null,
  goals: null,
  sessions: [{ discipline: 'Massage therapy', count: 1 }],
  measures: [
    {
      name: 'PHQ-9',
      first: { words: '18 of 27, moderately severe', on: '2026-06-02' },
      last: { words: '9 of 27, mild', on: '2026-06-29' },
      change: 'Lower than at the start (18) by 9: more than chance would explain.',
    },
  ],
  holds: [{ hold: 'No deep work', from: '2026-06-03', until: null }],
  team: null,
  narrative: 'He sleeps.',
};

const asked: { readonly url: string; readonly init: RequestInit }[] = [];
const before = globalThis.fetch;

/** What the server answers, one after the other. */
function answering(...answers: readonly (readonly [status: number, body: object] | Error)[]) {
  let turn = 0;
  globalThis.fetch = jest.fn(async (url: unknown, init: unknown) => {
    asked.push({ url: String(url), init: init as RequestInit });
    const answer = answers[turn++];
    if (!answer || answer instanceof Error) throw answer ?? new Error('too often');
    return { ok: answer[0] === 200, json: async () => answer[1] } as Response;
  }) as typeof fetch;
}

afterEach(() => {
  globalThis.fetch = before;
  asked.length = 0;
});

it('says nothing before the code, asks without a cookie, and shows what was sent and nothing else', async () => {
  answering([404, { message: 'This opens nothing.' }], new TypeError('offline'), [
    200,
    { summary: SUMMARY, expiresAt: '2026-07-14T10:00:00Z' },
  ]);
  const { user } = renderApp(<SharedPage />, { viewer: null, at: '/shared#the-token' });
  expect(document.body).not.toHaveTextContent(/Jonah|Harbour|summary|psycho/i);
  expect(document.title).toBe('A document for you · Attune');
  await user.type(screen.getByLabelText('Code'), 'ACDE-FGHJ');
  await user.click(screen.getByRole('button', { name: 'Open it' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('This opens nothing.');
  await user.click(screen.getByRole('button', { name: 'Open it' }));
  expect(await screen.findByText(/could not be reached/)).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Open it' }));
  expect(
    await screen.findByRole('heading', { level: 1, name: 'Progress summary: Jonah Whitfield' }),
  ).toBeInTheDocument();
  expect(asked[0]).toMatchObject({
    url: '/shared/open',
    init: {
      method: 'POST',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      body: JSON.stringify({ token: 'the-token', code: 'ACDE-FGHJ' }),
    },
  });
  expect(
    screen.getByText(/18 of 27, moderately severe \(2 June 2026\) → 9 of 27, mild \(29 June 2026\)/),
  ).toBeInTheDocument();
  expect(screen.getByText('Massage therapy: 1 session')).toBeInTheDocument();
  expect(screen.getByText(/No deep work: from 3 June 2026, and still on/)).toBeInTheDocument();
  expect(screen.getByText('He sleeps.')).toBeInTheDocument();
  expect(screen.queryByRole('heading', { name: /Phase|Goals|Care team/ })).toBeNull();
  expect(screen.getByText(/For Dr Anika Rao alone/)).toHaveTextContent('The link opens until 14 July 2026');
  expect(document.title).toBe('Progress summary · Attune');
});

it('tells whoever has half of an address so', () => {
  renderApp(<SharedPage />, { viewer: null, at: '/shared' });
  expect(screen.getByText(/This address is not whole/)).toBeInTheDocument();
  expect(screen.queryByLabelText('Code')).toBeNull();
});
