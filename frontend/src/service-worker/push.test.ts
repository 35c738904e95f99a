import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import {
  type ClickHappening,
  handlePush,
  type OpenWindow,
  type PushHappening,
  type PushScope,
} from './push.ts';

const ID = '0198f2d4-0000-7000-8000-000000000001';
const shown = jest.fn<PushScope['registration']['showNotification']>(async () => undefined);
const opened = jest.fn(async (_url: string) => undefined);
let windows: OpenWindow[] = [];
const listeners = new Map<string, (event: never) => void>();

const scope: PushScope = {
  registration: { showNotification: shown },
  clients: { matchAll: async () => windows, openWindow: opened },
  location: { origin: 'https://attune.example.org' },
  addEventListener: (type: string, listener: (event: never) => void) => void listeners.set(type, listener),
};

/** Lets something happen, and waits for what it does. */
async function happen(type: 'push', event: Omit<PushHappening, 'waitUntil'>): Promise<void>;
async function happen(type: 'notificationclick', event: Omit<ClickHappening, 'waitUntil'>): Promise<void>;
async function happen(type: string, event: object): Promise<void> {
  const waited: Promise<unknown>[] = [];
  listeners.get(type)?.({ ...event, waitUntil: (done: Promise<unknown>) => waited.push(done) } as never);
  await Promise.all(waited);
}
const push = (text: string | null) => happen('push', { data: text === null ? null : { text: () => text } });
const click = async (data: unknown) => {
  const close = jest.fn();
  await happen('notificationclick', { notification: { data, close } });
  expect(close).toHaveBeenCalled();
};

describe('push messages in the service worker', () => {
  beforeEach(() => {
    windows = [];
    shown.mockClear();
    opened.mockClear();
    handlePush(scope);
  });

  it('R28: show that there is something to read, whatever they say', async () => {
    await push(JSON.stringify({ title: 'Amal is in distress', tag: ID, url: `/notices/${ID}` }));
    expect(shown).toHaveBeenCalledWith('There is something to read in Attune', {
      icon: '/icon.svg',
      badge: '/icon.svg',
      data: `/notices/${ID}`,
      tag: ID,
    });
  });

  it.each([null, '', 'not json', '[1]', 'null', '{"url":"https://evil.example.org"}', '{"url":"/flags/1"}'])(
    'are shown, too, when they cannot be read: %s',
    async (text) => {
      await push(text);
      expect(shown).toHaveBeenCalledWith(
        'There is something to read in Attune',
        expect.objectContaining({ data: '/' }),
      );
    },
  );

  it('lead to their page in a window that is open, or in a new one', async () => {
    const focus = jest.fn(async () => undefined);
    const navigate = jest.fn(async (_url: string): Promise<unknown> => undefined);
    windows = [
      { url: 'https://elsewhere.example.org/', focus, navigate },
      { url: 'https://attune.example.org/today', focus, navigate },
    ];
    await click(`/notices/${ID}`);
    expect(focus).toHaveBeenCalledTimes(1);
    expect(navigate).toHaveBeenCalledWith(`https://attune.example.org/notices/${ID}`);
    expect(opened).not.toHaveBeenCalled();
    navigate.mockRejectedValueOnce(new Error('not controlled'));
    await click(`/notices/${ID}`);
    expect(opened).toHaveBeenCalledWith(`https://attune.example.org/notices/${ID}`);
    windows = [];
    await click('https://evil.example.org/');
    expect(opened).toHaveBeenLastCalledWith('https://attune.example.org/');
  });
});
