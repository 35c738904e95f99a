import { beforeEach, expect, it } from '@jest/globals';
import { act, waitFor } from '@testing-library/react';
import { SendCheckInDocument, SendFeedbackDocument, SendMeasureDocument } from '../generated/app.ts';
import { keepAnswer, keptAnswers } from '../lib/kept-answers.ts';
import { answer, unreachable } from '../testing/answers.ts';
import { JONAH, renderApp } from '../testing/render-app.tsx';
import { AnswerPost } from './answer-post.tsx';

const CLIENT = 'client-jonah';
const post = (answers: Parameters<typeof renderApp>[1]) =>
  renderApp(<AnswerPost clientId={CLIENT} />, answers);

beforeEach(() => localStorage.clear());

const taken = [
  answer(SendCheckInDocument, {
    __typename: 'Mutation',
    submitCheckIn: { __typename: 'CheckIn', id: 'one' },
  }),
  answer(SendMeasureDocument, {
    __typename: 'Mutation',
    answerMeasure: { __typename: 'SupportOnItsWay', told: ['Dr Mara Lindqvist'] },
  }),
];

it('sends what the device keeps with its own key and time, and keeps nothing that has arrived', async () => {
  const key = keepAnswer(CLIENT, { kind: 'MEASURE', answers: { code: 'PHQ-4', answers: [0, 0, 0, null] } });
  const { sent } = post({ viewer: JONAH, answers: taken });
  act(() => {
    keepAnswer(CLIENT, { kind: 'CHECK_IN', answers: { distress: 4 } });
  });
  await waitFor(() => expect(keptAnswers(CLIENT)).toEqual([]));
  const [measure, checkIn] = sent;
  expect(measure?.variables).toMatchObject({
    input: { code: 'PHQ-4', answers: [0, 0, 0, null], idempotencyKey: key, takenAt: expect.any(String) },
  });
  expect(checkIn?.variables).toMatchObject({ input: { distress: 4, at: expect.any(String) } });
});

it('sends what was said of a session with its own key and time', async () => {
  const answers = {
    appointmentId: 'visit',
    feltSafe: 'YES',
    inControl: null,
    pressure: 'RIGHT',
    different: null,
    differentWhat: null,
    words: null,
  } as const;
  const key = keepAnswer(CLIENT, { kind: 'FEEDBACK', answers });
  const { sent } = post({
    viewer: JONAH,
    answers: [
      answer(SendFeedbackDocument, {
        __typename: 'Mutation',
        giveSessionFeedback: { __typename: 'SessionFeedback', id: 'one' },
      }),
    ],
  });
  await waitFor(() => expect(keptAnswers(CLIENT)).toEqual([]));
  expect(sent[0]?.variables).toMatchObject({
    input: { ...answers, idempotencyKey: key, at: expect.any(String) },
  });
});

it('keeps it while there is no network, and sends it when there is one', async () => {
  keepAnswer(CLIENT, { kind: 'CHECK_IN', answers: { distress: 4 } });
  const first = post({ viewer: JONAH, answers: [unreachable(SendCheckInDocument)] });
  await waitFor(() => expect(first.sent).toHaveLength(1));
  expect(keptAnswers(CLIENT)).toHaveLength(1);
  first.unmount();
  post({ viewer: JONAH, answers: taken });
  await waitFor(() => expect(keptAnswers(CLIENT)).toEqual([]));
});

it('what the server will never take stays with its reason, and is not sent again', async () => {
  keepAnswer(CLIENT, { kind: 'CHECK_IN', answers: { distress: 40 } });
  const refusal = answer(SendCheckInDocument, {
    __typename: 'Mutation',
    submitCheckIn: { __typename: 'InvalidInput', code: 'INVALID', message: 'Please look at it again.' },
  });
  const { sent } = post({ viewer: JONAH, answers: [refusal] });
  await waitFor(() => expect(keptAnswers(CLIENT)[0]?.refused).toBe('Please look at it again.'));
  window.dispatchEvent(new Event('online'));
  expect(sent).toHaveLength(1);
});
