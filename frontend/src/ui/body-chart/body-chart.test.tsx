import { expect, it, jest } from '@jest/globals';
import { fireEvent, screen } from '@testing-library/react';
import { renderApp } from '../../testing/render-app.tsx';
import { BodyChart, type RegionLook } from './body-chart.tsx';

const look = (region: string): RegionLook => {
  if (region.startsWith('buttock')) return { mark: 'NEVER', words: 'never' };
  if (region === 'back-of-neck') return { mark: 'ASK_FIRST', words: 'asked every time' };
  return region === 'lower-back-left'
    ? { mark: 'WORKED', note: '8 min · 2', words: '8 minutes, pressure 2' }
    : { mark: 'OPEN' };
};

it('R11: a region that is never touched takes no tap, by finger or by key', async () => {
  const onTap = jest.fn();
  const { user } = renderApp(<BodyChart view="back" look={look} onTap={onTap} />);
  const buttock = screen.getByRole('button', { name: 'Left buttock, never' });
  expect(buttock.getAttribute('aria-disabled')).toBe('true');
  await user.click(buttock);
  fireEvent.keyDown(buttock, { key: 'Enter' });
  expect(onTap).not.toHaveBeenCalled();
});

it('says what is on a region, and takes a tap on the others', async () => {
  const onTap = jest.fn();
  const { user } = renderApp(<BodyChart view="back" look={look} onTap={onTap} />);
  await user.click(screen.getByRole('button', { name: 'Left lower back, 8 minutes, pressure 2' }));
  await user.click(screen.getByRole('button', { name: 'Back of neck, asked every time' }));
  expect(onTap.mock.calls).toEqual([['lower-back-left'], ['back-of-neck']]);
  expect(screen.getByText('8 min · 2')).toBeInTheDocument();
});

it('is one stop of the keyboard, and arrows go from region to region', async () => {
  const onTap = jest.fn();
  const { user } = renderApp(<BodyChart view="back" look={look} onTap={onTap} />);
  await user.tab();
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Scalp' }));
  await user.keyboard('{ArrowRight}{Enter}');
  expect(onTap).toHaveBeenCalledWith('back-of-head-right');
  await user.tab();
  expect(document.activeElement).toBe(document.body);
});

it('tells in words what a chart to look at shows', () => {
  renderApp(<BodyChart view="back" look={look} />);
  const words = screen.getByRole('img').getAttribute('aria-label');
  expect(words).toContain('Left buttock: never');
  expect(words).toContain('Back of neck: asked every time');
});
