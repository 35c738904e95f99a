import { expect, it, jest } from '@jest/globals';
import { screen, waitFor } from '@testing-library/react';
import { DemoAccountsDocument, SignInDocument } from '../../../generated/sign-in.ts';
import { answer, unreachable } from '../../../testing/answers.ts';
import { renderApp } from '../../../testing/render-app.tsx';
import { SignInForm } from './sign-in-form.tsx';

const ACCOUNTS = answer(DemoAccountsDocument, {
  __typename: 'Query',
  demoAccounts: [
    {
      __typename: 'DemoAccount',
      name: 'Ines Okafor',
      email: 'ines@harbour.example.org',
      role: 'Massage therapist',
    },
  ],
});
const NO_ACCOUNTS = answer(DemoAccountsDocument, { __typename: 'Query', demoAccounts: [] });
const WELCOME = answer(SignInDocument, {
  __typename: 'Mutation',
  signIn: { __typename: 'Viewer', userId: 'user-ines' },
});

const show = (answers: Parameters<typeof renderApp>[1]) => {
  const onSignedIn = jest.fn(async () => undefined);
  return { onSignedIn, ...renderApp(<SignInForm onSignedIn={onSignedIn} />, { viewer: null, ...answers }) };
};

it('signs in with one tap on a demo account', async () => {
  const { user, sent, onSignedIn } = show({ answers: [ACCOUNTS, WELCOME] });
  await user.click(await screen.findByRole('button', { name: /Ines Okafor/ }));
  expect(sent.at(-1)).toEqual({
    name: 'SignIn',
    variables: { input: { email: 'ines@harbour.example.org', password: 'demo-demo-demo' } },
  });
  expect(onSignedIn).toHaveBeenCalledTimes(1);
});

it('lists no accounts outside the demo', async () => {
  const { sent } = show({ answers: [NO_ACCOUNTS] });
  await waitFor(() => expect(sent).toContainEqual({ name: 'DemoAccounts', variables: {} }));
  expect(screen.queryByText('Look around in the demo')).toBeNull();
});

it.each([
  [
    'a wrong password',
    { __typename: 'InvalidInput', code: 'INVALID', message: 'E-mail or password is not right.', fields: [] },
  ],
  [
    'too many tries',
    {
      __typename: 'RateLimited',
      code: 'RATE_LIMITED',
      message: 'Please wait 5 minutes.',
      retryAfterSeconds: 300,
    },
  ],
] as const)('says %s in words, empties the password and lets somebody try again', async (_, refusal) => {
  const { user, onSignedIn } = show({
    answers: [NO_ACCOUNTS, answer(SignInDocument, { __typename: 'Mutation', signIn: refusal as never })],
  });
  await user.type(screen.getByLabelText('E-mail'), 'ines@harbour.example.org');
  await user.type(screen.getByLabelText('Password'), 'not-this{Enter}');
  expect((await screen.findByRole('alert')).textContent).toContain(refusal.message);
  expect(screen.getByLabelText<HTMLInputElement>('Password').value).toBe('');
  expect(document.activeElement).toBe(screen.getByLabelText('Password'));
  expect(onSignedIn).not.toHaveBeenCalled();
});

it('says when the server cannot be reached', async () => {
  const { user } = show({ answers: [NO_ACCOUNTS, unreachable(SignInDocument)] });
  await user.type(screen.getByLabelText('E-mail'), 'ines@harbour.example.org');
  await user.type(screen.getByLabelText('Password'), 'demo-demo-demo{Enter}');
  expect((await screen.findByRole('alert')).textContent).toContain('could not be reached');
});
