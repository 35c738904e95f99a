import { beforeEach, expect, it } from '@jest/globals';
import { screen } from '@testing-library/react';
import { AfterHeavyDocument } from '../../../generated/today.ts';
import { answer } from '../../../testing/answers.ts';
import { MARA, renderApp } from '../../../testing/render-app.tsx';
import { AfterHeavy } from './after-heavy.tsx';
import { setAsideOffers, setOffersAside } from './offer-set-aside.ts';

beforeEach(() => localStorage.clear());

const heavy = (...ids: string[]) =>
  answer(AfterHeavyDocument, {
    __typename: 'Query',
    heavySessions: ids.map((appointmentId) => ({
      __typename: 'HeavySession' as const,
      appointmentId,
      endedAt: '2026-11-25T10:50:00Z',
    })),
  });
const show = (...ids: string[]) => renderApp(<AfterHeavy />, { viewer: MARA, answers: [heavy(...ids)] });

it('offers two minutes after a heavy session, until it is set aside on this device', async () => {
  const first = show('one');
  expect(await screen.findByRole('link', { name: 'Take two minutes' })).toHaveAttribute('href', '/self-care');
  await first.user.click(screen.getByRole('button', { name: 'Not now' }));
  expect(screen.queryByText('Two minutes for yourself')).not.toBeInTheDocument();
  first.unmount();
  show('two', 'one');
  expect(await screen.findByText('Two minutes for yourself')).toBeInTheDocument();
});

it('keeps few, and begins anew with what it cannot read', () => {
  localStorage.setItem('attune.heavy-set-aside', '{');
  expect(setAsideOffers()).toEqual([]);
  for (let index = 0; index < 30; index += 1) setOffersAside([`visit-${index}`]);
  expect(setAsideOffers()).toHaveLength(20);
  expect(setAsideOffers()).toContain('visit-29');
});
