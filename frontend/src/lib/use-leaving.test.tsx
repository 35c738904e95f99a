import { expect, it } from '@jest/globals';
import { screen } from '@testing-library/react';
import { Link } from 'react-router';
import { JONAH, renderApp } from '../testing/render-app.tsx';
import { useLeaving } from './use-leaving.ts';

function Page({ unsaved }: { readonly unsaved: boolean }) {
  const { wanted, stay, leave } = useLeaving(unsaved);
  return (
    <>
      <Link to="/elsewhere">Away</Link>
      <Link to="/support">I need support</Link>
      {wanted !== null && (
        <div role="dialog">
          <button type="button" onClick={stay}>
            Stay
          </button>
          <button type="button" onClick={leave}>
            Leave
          </button>
        </div>
      )}
    </>
  );
}

const show = (unsaved: boolean) =>
  renderApp(<Page unsaved={unsaved} />, { viewer: JONAH, at: '/here', path: '/here', answers: [] });

it('asks once before a page with unsaved changes is left', async () => {
  const { user, address } = show(true);
  await user.click(await screen.findByText('Away'));
  await user.click(screen.getByRole('button', { name: 'Stay' }));
  expect(address()).toBe('/here');
  await user.click(screen.getByText('Away'));
  await user.click(screen.getByRole('button', { name: 'Leave' }));
  expect(address()).toBe('/elsewhere');
});

it('stands in nobody’s way who needs support, and asks nothing where all is saved', async () => {
  const first = show(true);
  await first.user.click(await screen.findByText('I need support'));
  expect(first.address()).toBe('/support');
});

it('asks nothing where all is saved', async () => {
  const { user, address } = show(false);
  await user.click(await screen.findByText('Away'));
  expect(address()).toBe('/elsewhere');
});
