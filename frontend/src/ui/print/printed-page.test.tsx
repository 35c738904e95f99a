import { expect, it, jest } from '@jest/globals';
import { screen } from '@testing-library/react';
import { JONAH, renderApp } from '../../testing/render-app.tsx';
import { PrintedLines, PrintedPage, PrintedPart } from './printed-page.tsx';
import { cssString } from './use-running-head.ts';

it('puts whose page it is, the day and the practice at the edge of each page, and takes them away again', async () => {
  const print = jest.spyOn(window, 'print').mockImplementation(() => undefined);
  const { user, unmount } = renderApp(
    <PrintedPage title="Plan of Jo" fileTitle="My plan" who="Jo" sub="Version 2" foot="The end">
      <PrintedPart title="Why">
        <PrintedLines items={[{ key: 'a', text: 'To sleep', sub: 'by May' }]} />
      </PrintedPart>
    </PrintedPage>,
    { viewer: JONAH },
  );
  const edge = (name: string) => document.documentElement.style.getPropertyValue(name);
  expect(screen.getByRole('heading', { level: 1, name: 'Plan of Jo' })).toBeInTheDocument();
  expect(screen.getByRole('region', { name: 'Why' })).toHaveTextContent('To sleepby May');
  expect(document.title).toBe('My plan · Attune');
  expect(edge('--running-who')).toBe('"Jo"');
  expect(edge('--running-when')).toMatch(/^"Printed on \d+ \w+ \d{4}"$/);
  expect(edge('--running-what')).toBe(`"${JONAH.practice?.name}"`);
  await user.click(screen.getByRole('button', { name: 'Print' }));
  expect(print).toHaveBeenCalledTimes(1);
  unmount();
  expect(edge('--running-who')).toBe('');
});

it('writes a name so that it cannot end the string it stands in', () => {
  expect(cssString('Zoë O’Neill 🌿')).toBe('"Zoë O’Neill 🌿"');
  expect(cssString('a"; color: red; b\\\n')).toBe('"a\\22 ; color: red; b\\5c \\a "');
});
