import { expect, it, jest } from '@jest/globals';
import { answerPage } from './answer-page.ts';

const version = (openPages = 1) => ({
  files: ['/index.html', '/assets/index-new.js'],
  openPages: async () => openPages,
  takeOver: jest.fn(async () => undefined),
});

it('tells a page of its own version from an older one by its first script', async () => {
  expect(await answerPage({ kind: 'IS_MINE', entry: '/assets/index-new.js' }, version())).toBe('MINE');
  expect(await answerPage({ kind: 'IS_MINE', entry: '/assets/index-old.js' }, version())).toBe('NEWER');
});

it('takes over where the page that asks is the only one, and never under the feet of another', async () => {
  const alone = version(1);
  expect(await answerPage({ kind: 'TAKE_OVER' }, alone)).toBe('TAKING_OVER');
  expect(alone.takeOver).toHaveBeenCalledTimes(1);
  const two = version(2);
  expect(await answerPage({ kind: 'TAKE_OVER' }, two)).toBe('OTHERS_OPEN');
  expect(two.takeOver).not.toHaveBeenCalled();
});
