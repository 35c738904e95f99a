import { expect, it } from '@jest/globals';
import { screen } from '@testing-library/react';
import { MyBodyDocument, type MyBodyQuery } from '../../../generated/my-body.ts';
import { answer } from '../../../testing/answers.ts';
import { JONAH, renderApp } from '../../../testing/render-app.tsx';
import { MyBodyPage } from './my-body-page.tsx';

type Boundaries = NonNullable<MyBodyQuery['client']>['boundaries'];

const boundaries: Boundaries = {
  __typename: 'Boundaries',
  version: 2,
  maxPressure: 2,
  regions: [
    { __typename: 'RegionBoundary', region: 'foot-left', choice: 'NEVER' },
    { __typename: 'RegionBoundary', region: 'back-of-neck', choice: 'ASK_FIRST' },
  ],
  draping: 'I stay clothed',
  scent: false,
  talk: 'Quiet',
  stopSignal: 'harbour',
  note: null,
  whatHelps: null,
};

const show = (over: Partial<Boundaries> = {}) =>
  renderApp(<MyBodyPage />, {
    viewer: JONAH,
    answers: [
      answer(MyBodyDocument, {
        __typename: 'Query',
        client: { __typename: 'Client', id: 'client-jonah', boundaries: { ...boundaries, ...over } },
      }),
    ],
  });

it('shows the client’s own word in the figure and in words', async () => {
  show();
  const [front, back] = await screen.findAllByRole('img');
  expect(front).toHaveAccessibleName(/Left foot: never/);
  expect(back).toHaveAccessibleName(/Back of neck: ask first/);
  expect(screen.getByText('Up to 2 of 5: light.')).toBeInTheDocument();
  expect(screen.getByText('I say or show: “harbour”.')).toBeInTheDocument();
});

it('says what holds before anything was said', async () => {
  show({ version: 0, regions: [] });
  expect(await screen.findByText(/You have not said anything yet/)).toBeInTheDocument();
});
