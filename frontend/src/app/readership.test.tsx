import { expect, it } from '@jest/globals';
import { screen, waitFor } from '@testing-library/react';
import { WhoCanSeeDocument } from '../generated/app.ts';
import { NoteDocument } from '../generated/notes.ts';
import { NotePage } from '../features/notes/components/note-page.tsx';
import { PLAN_ITEMS } from '../lib/readership.ts';
import { answer, unreachable } from '../testing/answers.ts';
import { DRAFT } from '../testing/notes.ts';
import { INES, JONAH, MARA, renderApp } from '../testing/render-app.tsx';
import { WhoCanSee } from '../ui/who-can-see.tsx';

const place = (id: string, name: string, discipline: 'PSYCHOTHERAPY' | 'MASSAGE') => ({
  __typename: 'CareTeamMember' as const,
  id,
  discipline,
  lead: false,
  state: 'ACTIVE' as const,
  since: null,
  member: { __typename: 'Member' as const, id, name },
});
const consent = (category: 'PLAN' | 'PSYCHOTHERAPY_SUMMARY', memberId: string | null) => ({
  __typename: 'SharingConsent' as const,
  category,
  discipline: 'MASSAGE' as const,
  granted: true,
  member: memberId === null ? null : { __typename: 'Member' as const, id: memberId },
});
const RECORD = answer(WhoCanSeeDocument, {
  __typename: 'Query',
  client: {
    __typename: 'Client',
    id: 'client-jonah',
    name: 'Jonah Whitfield',
    careTeam: [
      place('member-mara', 'Dr Mara Lindqvist', 'PSYCHOTHERAPY'),
      place('member-ines', 'Ines Okafor', 'MASSAGE'),
      place('member-ben', 'Ben Sato', 'MASSAGE'),
      { ...place('member-tomas', 'Tomas Reyes', 'PSYCHOTHERAPY'), state: 'ENDED' },
    ],
    sharing: [consent('PLAN', 'member-ines'), consent('PSYCHOTHERAPY_SUMMARY', null)],
  },
});
const ask = { name: /^Who can see this/ };

it('asks nothing before somebody wants to know, then tells a client by whose choice, with the way to change it', async () => {
  const { user, sent } = renderApp(<WhoCanSee about="my plan" clientId="client-jonah" items={PLAN_ITEMS} />, {
    viewer: JONAH,
    answers: [RECORD],
  });
  const button = screen.getByRole('button', { name: 'Who can see this: my plan' });
  expect(button).toHaveAttribute('aria-expanded', 'false');
  expect(sent).toEqual([]);
  await user.click(button);
  expect(await screen.findAllByText('You and Dr Mara Lindqvist.')).toHaveLength(2);
  expect(button).toHaveAttribute('aria-expanded', 'true');
  expect(screen.getByText('Ines Okafor, because you share the care plan.')).toBeInTheDocument();
  expect(screen.getByText('Not Ben Sato: you do not share the care plan with them.')).toBeInTheDocument();
  expect(screen.queryByText(/Tomas/)).toBeNull();
  expect(screen.getByRole('link', { name: 'Change what you share' })).toHaveAttribute('href', '/my-sharing');
  await user.click(button);
  expect(screen.queryByText('You and Dr Mara Lindqvist.')).toBeNull();
});

it('tells a massage therapist of herself, and "if" of a colleague about whom she may not know', async () => {
  const { user } = renderApp(
    <WhoCanSee about="the plan" clientId="client-jonah" items={[{ item: 'PLAN' }]} />,
    { viewer: INES, answers: [RECORD] },
  );
  await user.click(screen.getByRole('button', ask));
  expect(await screen.findByText('You, because Jonah Whitfield shares the care plan.')).toBeInTheDocument();
  expect(
    screen.getByText('Ben Sato, if Jonah Whitfield shares the care plan with them.'),
  ).toBeInTheDocument();
  expect(screen.queryByRole('link', { name: 'Change what you share' })).toBeNull();
});

it('says when it cannot be found out, and does not guess', async () => {
  const { user } = renderApp(<WhoCanSee about="it" clientId="client-jonah" items={[{ item: 'PLAN' }]} />, {
    viewer: MARA,
    answers: [unreachable(WhoCanSeeDocument)],
  });
  await user.click(screen.getByRole('button', ask));
  expect(await screen.findByRole('alert')).toHaveTextContent('could not be reached');
});

it('stands at each part of a signed note: its words, and the summary for the team', async () => {
  const { user } = renderApp(<NotePage />, {
    at: '/notes/note-1',
    path: '/notes/:noteId',
    answers: [
      RECORD,
      answer(NoteDocument, {
        __typename: 'Query',
        note: { ...DRAFT, state: 'SIGNED', signedAt: '2026-11-24T11:00:00Z', version: 5 },
      }),
    ],
  });
  await user.click(await screen.findByRole('button', { name: 'Who can see this: the note' }));
  expect(
    await screen.findByText('Not Ines Okafor and Ben Sato: it is not part of their work.'),
  ).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Who can see this: the summary' }));
  await waitFor(() =>
    expect(
      screen.getByText(
        'Ines Okafor and Ben Sato, because Jonah Whitfield shares summaries from psychotherapy.',
      ),
    ).toBeInTheDocument(),
  );
});
