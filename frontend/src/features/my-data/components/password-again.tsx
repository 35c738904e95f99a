import { PasswordInput } from '@mantine/core';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { Problem } from '../../../lib/results.ts';
import { Act, Acts } from '../../../ui/leaf.tsx';
import styles from './my-data.module.css';

interface PasswordAgainProps {
  readonly problem: Problem;
  readonly busy: boolean;
  readonly submit: string;
  readonly onSubmit: (password: string) => void;
  readonly onCancel: () => void;
}

/** The password once more, before everything leaves the house. */
export function PasswordAgain({ problem, busy, submit, onSubmit, onCancel }: PasswordAgainProps) {
  const [password, setPassword] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (password !== '' && !busy) onSubmit(password);
  };
  return (
    <form className={styles.again} onSubmit={send}>
      <p role="status">{problem.message}</p>
      <PasswordInput
        label="Your password"
        autoComplete="current-password"
        size="md"
        ref={field}
        value={password}
        visibilityToggleButtonProps={{ 'aria-label': 'Show the password' }}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <Acts>
        <Act submits busy={busy} onClick={() => undefined}>
          {submit}
        </Act>
        <Act quiet onClick={onCancel}>
          Not now
        </Act>
      </Acts>
    </form>
  );
}
