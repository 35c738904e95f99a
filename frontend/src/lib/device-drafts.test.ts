import { beforeEach, expect, it } from '@jest/globals';
import {
  forgetDraft,
  forgetNamelessDrafts,
  keepDraft,
  recallDraft,
  someDraftWaits,
} from './device-drafts.ts';

beforeEach(() => localStorage.clear());

it('keeps a draft of one person, and another finds nothing of it', () => {
  expect(keepDraft('session', 'user-ines', 'visit-1', { words: 'hers' })).toBe(true);
  expect(recallDraft('session', 'user-ines', 'visit-1')).toEqual({ words: 'hers' });
  expect(recallDraft('session', 'user-ben', 'visit-1')).toBeNull();
  expect(recallDraft('note', 'user-ines', 'visit-1')).toBeNull();
  forgetDraft('session', 'user-ines', 'visit-1');
  expect(localStorage).toHaveLength(0);
});

it('knows whether something waits for the server, and takes nothing unreadable for a draft', () => {
  localStorage.setItem('mantine-color-scheme-value', 'dark');
  localStorage.setItem('attune.note.user-mara.broken', '{');
  expect(someDraftWaits()).toBe(false);
  expect(recallDraft('note', 'user-mara', 'broken')).toBeNull();
  localStorage.clear();
  keepDraft('session', 'user-ines', 'visit-1', { unsent: false });
  expect(someDraftWaits()).toBe(false);
  keepDraft('note', 'user-mara', 'note-1', { draft: {} });
  expect(someDraftWaits()).toBe(true);
});

it('lets drafts go that bear nobody’s name, and those alone', () => {
  localStorage.setItem('attune.session.visit-1', '{"draft":{}}');
  keepDraft('session', 'user-ines', 'visit-1', {});
  expect(someDraftWaits()).toBe(true);
  forgetNamelessDrafts();
  expect(Object.keys(localStorage)).toEqual(['attune.session.user-ines.visit-1']);
});
