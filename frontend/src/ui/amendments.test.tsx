import { expect, it, jest } from '@jest/globals';
import { screen } from '@testing-library/react';
import { INES, MARA as VIEWER, renderApp } from '../testing/render-app.tsx';
import { Amendments } from './amendments.tsx';

const MARA = { id: 'member-mara', name: 'Dr Mara Lindqvist' };
const TOMAS = { id: 'member-tomas', name: 'Tomas Reyes' };
const ASKED = {
  id: 'amendment',
  state: 'REQUESTED',
  wish: 'It was my cousin.',
  requestedAt: '2026-11-20T10:00:00Z',
  dueAt: '2027-01-19T10:00:00Z',
  reason: null,
  statement: null,
  waitsFor: MARA,
  answeredBy: null,
} as const;

const show = (
  one: Omit<typeof ASKED, 'state' | 'waitsFor' | 'reason' | 'answeredBy'> & {
    readonly state: 'REQUESTED' | 'DECLINED';
    readonly waitsFor: typeof MARA | null;
    readonly answeredBy: typeof MARA | null;
    readonly reason: string | null;
  },
  author = TOMAS,
  viewer = VIEWER,
) => {
  const onAnswer = jest.fn(async (_: object) => true);
  return {
    onAnswer,
    ...renderApp(
      <Amendments amendments={[one]} author={author} busy={false} problem={null} onAnswer={onAnswer} />,
      { viewer },
    ),
  };
};

it('lets the lead psychotherapist answer for an author who has left the team, and says so', async () => {
  const { user, onAnswer } = show(ASKED);
  expect(screen.getByText(/no longer on the team\. You answer as the lead/)).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Add it to the note' }));
  await user.type(screen.getByLabelText('Addendum'), 'It was her cousin.');
  await user.click(screen.getByRole('button', { name: 'Add it' }));
  expect(onAnswer).toHaveBeenCalledWith({
    amendmentId: 'amendment',
    accept: true,
    text: 'It was her cousin.',
  });
});

it('says of the author alone nothing, and offers the answer to nobody else', () => {
  const own = show(ASKED, MARA);
  expect(screen.queryByText(/no longer on the team/)).toBeNull();
  own.unmount();
  show(ASKED, MARA, INES);
  expect(screen.queryByRole('button', { name: 'Add it to the note' })).toBeNull();
});

it('says when nobody can answer, and who answered in the author’s place', () => {
  const waiting = show({ ...ASKED, waitsFor: null });
  expect(screen.getByText(/Nobody on the team can answer it/)).toBeInTheDocument();
  waiting.unmount();
  show({ ...ASKED, state: 'DECLINED', waitsFor: null, answeredBy: MARA, reason: 'He wrote what he heard.' });
  expect(
    screen.getByText(/^Dr Mara Lindqvist answered, since Tomas Reyes was no longer/),
  ).toBeInTheDocument();
});
