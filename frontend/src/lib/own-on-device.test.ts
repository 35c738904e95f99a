import { beforeEach, expect, it } from '@jest/globals';
import { JONAH, MARA } from '../testing/render-app.tsx';
import { forgetAllBut, forgetOwn, keepOwn, ownerOf, recallOwn } from './own-on-device.ts';

const jonah = ownerOf(JONAH)!;
const mara = ownerOf(MARA)!;

beforeEach(() => localStorage.clear());

it('keeps for one person in one practice, and for nobody else', () => {
  keepOwn(jonah, 'plan', { people: ['Dan'] });
  expect(recallOwn(jonah, 'plan')).toEqual({ people: ['Dan'] });
  expect(recallOwn(mara, 'plan')).toBeNull();
  expect(recallOwn({ ...jonah, practiceId: 'practice-2' }, 'plan')).toBeNull();
  forgetOwn(jonah, 'plan');
  expect(recallOwn(jonah, 'plan')).toBeNull();
});

it('is wiped when somebody else signs in, and when nobody is signed in; the rest of the device stays', () => {
  localStorage.setItem('attune.whom-to-call', '[]');
  keepOwn(jonah, 'plan', 1);
  forgetAllBut(JONAH);
  expect(recallOwn(jonah, 'plan')).toBe(1);
  forgetAllBut(MARA);
  expect(recallOwn(jonah, 'plan')).toBeNull();
  keepOwn(jonah, 'plan', 1);
  forgetAllBut(null);
  expect(Object.keys(localStorage)).toEqual(['attune.whom-to-call']);
});

it('what is not readable is nothing', () => {
  keepOwn(jonah, 'plan', 1);
  const [key = ''] = Object.keys(localStorage).filter((name) => name.endsWith('.plan'));
  localStorage.setItem(key, '{');
  expect(recallOwn(jonah, 'plan')).toBeNull();
});
