import { beforeEach, expect, it } from '@jest/globals';
import { JONAH, MARA } from '../testing/render-app.tsx';
import { isClosed, isUnreachable, keepRead, recallRead } from './kept-reads.ts';
import { AT_HAND, forgetAllBut, keepOwn, ownerOf, READS, recallOwn } from './own-on-device.ts';

const jonah = ownerOf(JONAH)!;
const keepAll = () => {
  keepRead(jonah, READS.plan, { summary: 'First sleep.' });
  keepRead(jonah, READS.visits, { visits: [] });
  keepOwn(jonah, AT_HAND, { plan: null });
};

beforeEach(() => localStorage.clear());

it('keeps a copy of one person with the time it was read, and takes it away when there is nothing any more', () => {
  const before = Date.now();
  keepAll();
  const kept = recallRead<{ summary: string }>(jonah, READS.plan);
  expect(kept?.value).toEqual({ summary: 'First sleep.' });
  expect(Date.parse(kept?.asOf ?? '')).toBeGreaterThanOrEqual(before);
  expect(recallRead(ownerOf(MARA), READS.plan)).toBeNull();
  keepRead(jonah, READS.plan, null);
  expect(recallRead(jonah, READS.plan)).toBeNull();
  expect(recallRead(jonah, READS.visits)).not.toBeNull();
});

it('does not read what an older version of the app left, or what is no copy', () => {
  keepOwn(jonah, READS.plan, { asOf: '2026-11-01T10:00:00Z', value: { summary: 'Of another shape' } });
  expect(recallRead(jonah, READS.plan)).toBeNull();
  keepOwn(jonah, READS.plan, 'nothing');
  expect(recallRead(jonah, READS.plan)).toBeNull();
});

it('no name under which something is kept says anything of health', () => {
  keepAll();
  for (const key of Object.keys(localStorage)) {
    expect(key).toMatch(/^attune\.own(-last|\.user-jonah\.practice-1\.(plan|visits|support))$/);
  }
});

it.each([
  ['nobody', null],
  ['somebody else', MARA],
  ['the same person, of that practice no more', { ...JONAH, practice: null, practices: [] }],
  ['the same person, a client there no more', { ...JONAH, clientId: null }],
])('goes from the device when the server says that it is %s', (_who, viewer) => {
  keepAll();
  forgetAllBut(viewer);
  for (const name of [READS.plan, READS.visits]) expect(recallRead(jonah, name)).toBeNull();
  expect(recallOwn(jonah, AT_HAND)).toBeNull();
});

it('stays for its person, in whichever of their practices they are', () => {
  const other = { id: 'practice-2', name: 'Elm', timeZone: 'Europe/London' };
  keepAll();
  forgetAllBut(JONAH);
  forgetAllBut({
    ...JONAH,
    clientId: null,
    practice: other,
    practices: [...JONAH.practices, other],
  });
  expect(recallRead(jonah, READS.plan)).not.toBeNull();
});

it('tells no answer from an answer that closes', () => {
  const answered = (code: string) => ({ errors: [{ message: 'No.', extensions: { code } }] });
  expect([isUnreachable(new Error('gone')), isClosed(new Error('gone'))]).toEqual([true, false]);
  expect([isUnreachable(answered('FORBIDDEN')), isClosed(answered('FORBIDDEN'))]).toEqual([false, true]);
  expect([isUnreachable(answered('INTERNAL')), isClosed(answered('INTERNAL'))]).toEqual([false, false]);
  expect([isUnreachable(undefined), isClosed(undefined)]).toEqual([false, false]);
});
