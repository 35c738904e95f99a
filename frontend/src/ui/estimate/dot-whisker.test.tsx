import { expect, it } from '@jest/globals';
import { renderApp } from '../../testing/render-app.tsx';
import { DotWhisker, reachOf } from './dot-whisker.tsx';

it('reaches as far as the furthest end, to the next whole number, and never nowhere', () => {
  expect(
    reachOf([
      { low: -3.1, high: 1 },
      { low: 0, high: 2 },
    ]),
  ).toBe(4);
  expect(reachOf([{ low: -0.2, high: 0.1 }])).toBe(1);
  expect(reachOf([])).toBe(1);
});

it('puts 0 in the middle, the dot between the ends of the whisker, and says nothing by itself', () => {
  const { container } = renderApp(<DotWhisker mean={-1} low={-2} high={0.5} clear={false} reach={2} />);
  const [zero, whisker] = [...container.querySelectorAll('line')];
  const at = (element: Element | null | undefined, name: string) => Number(element?.getAttribute(name));
  const dot = container.querySelector('circle');
  expect(at(zero, 'x1')).toBe(80);
  expect(at(whisker, 'x1')).toBeLessThan(at(dot, 'cx'));
  expect(at(whisker, 'x2')).toBeGreaterThan(at(dot, 'cx'));
  expect(at(dot, 'cx')).toBeLessThan(80);
  expect(container.querySelector('svg')?.getAttribute('aria-hidden')).toBe('true');
});
