import { Button, PasswordInput } from '@mantine/core';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { ProveIdentityDocument } from '../../../generated/notes.ts';
import { useVerb } from '../../../lib/use-verb.ts';
import { Card } from '../../../ui/card.tsx';
import { Stack } from '../../../ui/layout.tsx';
import { ProblemNotice } from '../../../ui/notice.tsx';
import { NoteHeading } from './note-heading.tsx';
import type { Note } from './note.ts';
import styles from './note-page.module.css';

/** A process note opens for its author, who gives the password once more every fifteen minutes. */
export function ProveIdentity({ note }: { readonly note: Note }) {
  const [password, setPassword] = useState('');
  const prove = useVerb(ProveIdentityDocument, 'proveIdentity');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const run = async (event: FormEvent) => {
    event.preventDefault();
    if (password === '' || !(await prove.run({ input: { password } })).ok) {
      setPassword('');
      field.current?.focus();
    }
  };
  return (
    <div className={styles.private}>
      <NoteHeading kind={note.kind} clientId={note.client.id} />
      <Card title="This process note is closed" className={styles.privateCard}>
        <form onSubmit={(event) => void run(event)}>
          <Stack>
            <p>
              It has been a while since you gave your password, and this note opens to you alone. Give it once
              more to open it.
            </p>
            <PasswordInput
              label="Your password"
              autoComplete="current-password"
              className={styles.password}
              ref={field}
              value={password}
              visibilityToggleButtonProps={{ 'aria-label': 'Show the password' }}
              onChange={(event) => setPassword(event.currentTarget.value)}
            />
            <ProblemNotice problem={prove.problem} />
            <div>
              <Button type="submit" loading={prove.busy}>
                Open it
              </Button>
            </div>
          </Stack>
        </form>
      </Card>
    </div>
  );
}
