import { expect, it } from '@jest/globals';
import { screen } from '@testing-library/react';
import { AgreeToMemberDocument, EndMemberDocument, MyTeamDocument } from '../../../generated/my-team.ts';
import { answer } from '../../../testing/answers.ts';
import { JONAH, renderApp } from '../../../testing/render-app.tsx';
import { MyTeamPage } from './my-team-page.tsx';

const place = (id: string, name: string, state: 'PROPOSED' | 'TRIAL' | 'ENDED') => ({
  __typename: 'CareTeamMember' as const,
  id,
  discipline: 'MASSAGE' as const,
  lead: false,
  state,
  since: '2026-11-20T10:00:00Z',
  member: { __typename: 'Member' as const, id: `member-${id}`, name, trainings: ['TRAUMA_INFORMED_CARE'] },
});

const show = (places: ReturnType<typeof place>[]) =>
  renderApp(<MyTeamPage />, {
    viewer: JONAH,
    answers: [
      answer(MyTeamDocument, {
        __typename: 'Query',
        client: { __typename: 'Client', id: 'client-jonah', careTeam: places },
      }),
      answer(AgreeToMemberDocument, {
        __typename: 'Mutation',
        agreeToCareTeamMember: { __typename: 'CareTeamMember', id: 'one', state: 'TRIAL', since: null },
      }),
      answer(EndMemberDocument, {
        __typename: 'Mutation',
        endCareTeamMembership: {
          __typename: 'Forbidden',
          code: 'FORBIDDEN',
          message: 'This is not open to you.',
        },
      }),
    ],
  });

it('agrees to a trial first, in the client’s own time', async () => {
  const { user, sent } = show([place('one', 'Ines Okafor', 'PROPOSED')]);
  expect(await screen.findByText(/can open your record only once you agree/)).toBeInTheDocument();
  expect(screen.getByText('Trained in Trauma-informed care.')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: /^Agree to a trial/ }));
  expect(sent).toContainEqual({ name: 'AgreeToMember', variables: { input: { careTeamMemberId: 'one' } } });
  expect(await screen.findByText('You agreed to get to know Ines.')).toBeInTheDocument();
});

it('asks once before ending, names who it is, and shows a refusal', async () => {
  const { user, sent } = show([place('one', 'Ines Okafor', 'TRIAL')]);
  await user.click(await screen.findByRole('button', { name: /^End/ }));
  expect(await screen.findByText('End working with Ines?')).toBeInTheDocument();
  expect(sent.map((one) => one.name)).not.toContain('EndMember');
  await user.click(screen.getByRole('button', { name: 'End it' }));
  expect(await screen.findByText('This is not open to you.')).toBeInTheDocument();
});

it('R4: who left cannot open the record any more, and the page says so', async () => {
  show([place('one', 'Ben Sato', 'ENDED')]);
  expect(await screen.findByText('Nobody is on your team')).toBeInTheDocument();
  expect(screen.getByText(/Ben Sato. They cannot open your record any more/)).toBeInTheDocument();
});
