import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import {
  type ChoicesFragment,
  ChooseNotificationsDocument,
  ChooseRemindersDocument,
  HowIAmToldDocument,
  SubscribeToPushDocument,
  UnsubscribeFromPushDocument,
} from '../../../generated/account.ts';
import { answer } from '../../../testing/answers.ts';
import { JONAH, MARA, renderApp } from '../../../testing/render-app.tsx';
import { HowIAmTold } from './how-i-am-told.tsx';

const choices = (isMara: boolean, quietHours: ChoicesFragment['quietHours'] = null): ChoicesFragment => ({
  __typename: 'NotificationChoices',
  topics: (['DISTRESS', 'TEAM_AND_PLAN', 'BOOKINGS', 'SCHEDULE', 'RECORD'] as const).map((topic) => ({
    __typename: 'TopicChoice' as const,
    topic,
    mail: true,
    push: true,
    mailStays: isMara && topic === 'DISTRESS',
  })),
  quietHours,
});
const asked = (
  isMara: boolean,
  quietHours: ChoicesFragment['quietHours'] = null,
  pushKey: string | null = null,
) =>
  answer(HowIAmToldDocument, {
    __typename: 'Query',
    pushKey,
    notificationChoices: choices(isMara, quietHours),
    reminderChoices: {
      __typename: 'ReminderChoices',
      leadHours: [24],
      eveningSummary: false,
      questionnaires: true,
    },
  });
const chosen = answer(ChooseNotificationsDocument, {
  __typename: 'Mutation',
  chooseNotifications: choices(false),
});
const NIGHT = { __typename: 'QuietHours' as const, from: '22:00', until: '07:00', timeZone: 'Europe/London' };

describe('how somebody is told', () => {
  it('is chosen topic by topic, and kept at once; mails of distress stay on for a psychotherapist', async () => {
    const { user, sent } = renderApp(<HowIAmTold />, { viewer: MARA, answers: [asked(true), chosen] });
    await screen.findByText('stays on, so that you hear of it in any case');
    expect(screen.queryByRole('switch', { name: /^Mail ?: Distress/ })).toBeNull();
    await user.click(screen.getByRole('switch', { name: /^Mail ?: Schedule/ }));
    expect(sent).toContainEqual({
      name: 'ChooseNotifications',
      variables: { input: { topics: [{ topic: 'SCHEDULE', mail: false, push: true }] } },
    });
    // Without a key there are no push messages to choose.
    expect(screen.queryByRole('switch', { name: /Message on your devices/ })).toBeNull();
  });

  it('has quiet hours by the clock of whoever chooses them', async () => {
    const { user, sent } = renderApp(<HowIAmTold />, { viewer: MARA, answers: [asked(true), chosen] });
    await user.click(await screen.findByRole('switch', { name: 'Send nothing during these hours' }));
    const until = screen.getByLabelText(/^Until/);
    fireEvent.change(until, { target: { value: '21:00' } });
    expect(screen.getByText('Please choose another time than the beginning.')).toBeInTheDocument();
    fireEvent.change(until, { target: { value: '06:30' } });
    await user.click(screen.getByRole('button', { name: 'Keep these hours' }));
    const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    expect(sent).toContainEqual({
      name: 'ChooseNotifications',
      variables: { input: { quietHours: { from: '21:00', until: '06:30', timeZone } } },
    });
    expect(screen.getByText(/A crisis is always told at once/)).toBeInTheDocument();
  });

  it('takes quiet hours away; speaks plainly to a client', async () => {
    const { user, sent } = renderApp(<HowIAmTold />, {
      viewer: JONAH,
      answers: [asked(false, NIGHT), chosen],
    });
    await screen.findByText('When you asked for support');
    expect(document.querySelector('section')?.textContent).not.toMatch(/flag|crisis|distress/i);
    await user.click(screen.getByRole('switch', { name: 'Send nothing during these hours' }));
    expect(sent).toContainEqual({ name: 'ChooseNotifications', variables: { input: { quietHours: null } } });
  });
});

describe('reminders', () => {
  const kept = answer(ChooseRemindersDocument, {
    __typename: 'Mutation',
    chooseReminders: {
      __typename: 'ReminderChoices',
      leadHours: [24, 2],
      eveningSummary: false,
      questionnaires: true,
    },
  });

  it('come at the times that a client chooses, or not at all', async () => {
    const { user, sent } = renderApp(<HowIAmTold />, { viewer: JONAH, answers: [asked(false), kept] });
    expect(await screen.findByRole('checkbox', { name: '1 day before' })).toBeChecked();
    expect(screen.getByRole('checkbox', { name: '2 days before' })).not.toBeChecked();
    await user.click(screen.getByRole('checkbox', { name: '2 hours before' }));
    expect(sent).toContainEqual({
      name: 'ChooseReminders',
      variables: { input: { leadHours: [24, 2] } },
    });
    expect(screen.queryByRole('switch', { name: /evening/ })).toBeNull();
  });

  it('for who treats, are the evening before, if wanted', async () => {
    const { user, sent } = renderApp(<HowIAmTold />, { viewer: MARA, answers: [asked(true), kept] });
    await user.click(await screen.findByRole('switch', { name: /evening before/ }));
    expect(sent).toContainEqual({ name: 'ChooseReminders', variables: { input: { eveningSummary: true } } });
    expect(screen.queryByRole('checkbox', { name: '1 day before' })).toBeNull();
  });
});

describe('messages on this device', () => {
  const scope = window as { Notification?: unknown; PushManager?: unknown };
  afterEach(() => {
    delete scope.Notification;
    delete scope.PushManager;
    Reflect.deleteProperty(navigator, 'serviceWorker');
  });

  /** A browser with a push service of its own. */
  const browser = (permission: NotificationPermission, answerOf: NotificationPermission = 'granted') => {
    const unsubscribe = jest.fn(async () => true);
    const subscription = {
      endpoint: 'https://push.example.org/1',
      toJSON: () => ({ endpoint: 'https://push.example.org/1', keys: { p256dh: 'P', auth: 'A' } }),
      unsubscribe,
    };
    let current: typeof subscription | null = null;
    const subscribe = jest.fn(async (_options: object) => {
      current = subscription;
      return subscription;
    });
    const registration = { pushManager: { getSubscription: async () => current, subscribe } };
    Object.defineProperty(navigator, 'serviceWorker', {
      value: { getRegistration: async () => registration, ready: Promise.resolve(registration) },
      configurable: true,
    });
    scope.PushManager = class {};
    const notification = {
      permission,
      requestPermission: jest.fn(async () => {
        notification.permission = answerOf;
        return answerOf;
      }),
    };
    scope.Notification = notification;
    return { subscribe, unsubscribe };
  };
  const answers = [
    asked(true, null, 'KEY'),
    answer(SubscribeToPushDocument, {
      __typename: 'Mutation',
      subscribeToPush: { __typename: 'PushSubscribed', endpoint: 'https://push.example.org/1' },
    }),
    answer(UnsubscribeFromPushDocument, {
      __typename: 'Mutation',
      unsubscribeFromPush: { __typename: 'PushUnsubscribed', was: true },
    }),
  ];

  it('begin when somebody agrees and the browser does, and end again', async () => {
    const { subscribe, unsubscribe } = browser('default');
    const { user, sent } = renderApp(<HowIAmTold />, { answers });
    await user.click(await screen.findByRole('button', { name: 'Show messages on this device' }));
    await user.click(await screen.findByRole('button', { name: 'Show none on this device' }));
    expect(subscribe).toHaveBeenCalledWith({ userVisibleOnly: true, applicationServerKey: 'KEY' });
    expect(sent).toContainEqual({
      name: 'SubscribeToPush',
      variables: { input: { endpoint: 'https://push.example.org/1', p256dh: 'P', auth: 'A' } },
    });
    await waitFor(() => expect(unsubscribe).toHaveBeenCalled());
    expect(sent.map(({ name }) => name)).toContain('UnsubscribeFromPush');
  });

  it('are said to be blocked, or not to be had', async () => {
    browser('default', 'denied');
    const { user, unmount } = renderApp(<HowIAmTold />, { answers });
    await user.click(await screen.findByRole('button', { name: 'Show messages on this device' }));
    await screen.findByText(/are blocked in this browser/);
    unmount();
    Reflect.deleteProperty(navigator, 'serviceWorker');
    renderApp(<HowIAmTold />, { answers });
    await screen.findByText('This browser cannot show messages from Attune.');
  });
});
