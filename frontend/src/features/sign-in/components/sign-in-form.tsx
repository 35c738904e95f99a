import { useQuery } from '@apollo/client/react';
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { DemoAccountsDocument, SignInDocument } from '../../../generated/sign-in.ts';
import { classNames } from '../../../lib/class-names.ts';
import { someDraftWaits } from '../../../lib/device-drafts.ts';
import { fieldMessage } from '../../../lib/results.ts';
import { useVerb } from '../../../lib/use-verb.ts';
import { Avatar } from '../../../ui/avatar.tsx';
import { Card } from '../../../ui/card.tsx';
import { Notice, ProblemNotice } from '../../../ui/notice.tsx';
import styles from './sign-in.module.css';

/** Every account of the demo has this password; there are no such accounts anywhere else. */
const DEMO_PASSWORD = 'demo-demo-demo';

/** The way in. In the demo its accounts are listed, and one tap is enough. */
export function SignInForm({ onSignedIn }: { readonly onSignedIn: () => Promise<void> }) {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const passwordField = useRef<HTMLInputElement>(null);
  const signIn = useVerb(SignInDocument, 'signIn', { refetch: false });
  const accounts = useQuery(DemoAccountsDocument).data?.demoAccounts ?? [];

  const enter = async (as: { email: string; password: string }) => {
    const outcome = await signIn.run({ input: as });
    if (outcome.ok) {
      await onSignedIn();
    } else {
      setPassword('');
      passwordField.current?.focus();
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void enter({ email: email.trim(), password });
  };
  const asDemo = (account: string) => {
    setEmail(account);
    void enter({ email: account, password: DEMO_PASSWORD });
  };
  return (
    <main className={styles.page}>
      <div className={classNames(styles.box, accounts.length > 0 && styles.wide)}>
        <div className={styles.brand}>
          <p className={styles.name}>attune</p>
          <p className={styles.promise}>One plan, one team, for talking and for touch.</p>
        </div>
        <Card>
          <form className={styles.form} onSubmit={submit} noValidate>
            <h1 style={{ fontSize: 20, fontWeight: 640 }}>Sign in</h1>
            {someDraftWaits() && (
              <Notice tone="information" title="Something typed here is not saved yet">
                <p>Kept on this device; it will be saved when its author signs in and opens it again.</p>
              </Notice>
            )}
            <TextInput
              label="E-mail"
              type="email"
              name="email"
              autoComplete="username"
              required
              withAsterisk={false}
              value={email}
              error={fieldMessage(signIn.problem, 'email')}
              onChange={(event) => setEmail(event.currentTarget.value)}
            />
            <PasswordInput
              label="Password"
              name="password"
              autoComplete="current-password"
              required
              withAsterisk={false}
              ref={passwordField}
              value={password}
              error={fieldMessage(signIn.problem, 'password')}
              visibilityToggleButtonProps={{ 'aria-label': 'Show the password' }}
              onChange={(event) => setPassword(event.currentTarget.value)}
            />
            <ProblemNotice problem={signIn.problem} shown={['email', 'password']} />
            <Button type="submit" size="md" loading={signIn.busy}>
              Sign in
            </Button>
          </form>
        </Card>
        {accounts.length > 0 && (
          <Card title="Look around in the demo" aside="one tap signs you in" flush>
            <ul className={styles.accounts}>
              {accounts.map((account) => (
                <li key={account.email}>
                  <button
                    type="button"
                    className={styles.account}
                    disabled={signIn.busy}
                    onClick={() => asDemo(account.email)}
                  >
                    <Avatar name={account.name} warm={account.role.toLowerCase().startsWith('client')} />
                    <span className={styles.who}>
                      <b>{account.name}</b>
                      <span>{account.role}</span>
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          </Card>
        )}
      </div>
    </main>
  );
}
