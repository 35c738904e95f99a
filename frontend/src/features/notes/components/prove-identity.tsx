import { Button, PasswordInput } from '@mantine/core';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { ProveIdentityDocument } from '../../../generated/notes.ts';
import { useVerb } from '../../../lib/use-verb.ts';
import { Card } from '../../../ui/card.tsx';
import { Stack } from '../../../ui/layout.tsx';
import { ProblemNotice } from '../../../ui/notice.tsx';
import styles from './note-page.module.css';

/** A process note opens for its author, who gives the password once more every fifteen minutes. */
export function ProveIdentity() {
  const [password, setPassword] = useState('');
  const prove = useVerb(ProveIdentityDocument, 'proveIdentity');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const run = async (event: FormEvent) => {
    event.preventDefault();
    if (!(await prove.run({ input: { password } })).ok) {
      setPassword('');
      field.current?.focus();
    }
  };
  return (
    <div className={styles.private}>
      <Card title="This process note is closed" className={styles.privateCard}>
        <form onSubmit={(event) => void run(event)}>
          <Stack>
            <p>It has been a while since you signed in. Give your password once more to open it.</p>
            <PasswordInput
              label="Your password"
              autoComplete="current-password"
              ref={field}
              value={password}
              visibilityToggleButtonProps={{ 'aria-label': 'Show the password' }}
              onChange={(event) => setPassword(event.currentTarget.value)}
            />
            <ProblemNotice problem={prove.problem} />
            <div>
              <Button type="submit" loading={prove.busy} disabled={password === ''}>
                Open it
              </Button>
            </div>
          </Stack>
        </form>
      </Card>
    </div>
  );
}
