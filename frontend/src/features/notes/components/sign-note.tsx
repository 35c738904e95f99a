import { Button, PasswordInput } from '@mantine/core';
import { useState } from 'react';
import { SignNoteDocument } from '../../../generated/notes.ts';
import { useVerb } from '../../../lib/use-verb.ts';
import { Dialog, DialogForm } from '../../../ui/dialog.tsx';
import { useToast } from '../../../ui/toast.tsx';

interface SignNoteProps {
  readonly noteId: string;
  readonly version: () => number;
  /** Saves what is not saved yet; signing waits for it. */
  readonly before: () => Promise<boolean>;
  readonly onSigned: () => void;
}

/** Signing locks the note. Asks once, and for the password when the server wants it. */
export function SignNote({ noteId, version, before, onSigned }: SignNoteProps) {
  const [open, setOpen] = useState(false);
  const [password, setPassword] = useState('');
  const sign = useVerb(SignNoteDocument, 'signNote');
  const say = useToast();
  const asksPassword = sign.problem?.code === 'REAUTHENTICATE';

  const run = async () => {
    if (!(await before())) {
      return;
    }
    const outcome = await sign.run({
      input: { noteId, expectedVersion: version(), password: password || null },
    });
    if (outcome.ok) {
      say('Signed. What is signed stays as it is; an addendum can be added.');
      setOpen(false);
      onSigned();
    }
  };
  const close = () => {
    setOpen(false);
    setPassword('');
    sign.forget();
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>Sign</Button>
      {open && (
        <Dialog title="Sign this note?" size="sm" onClose={close}>
          <DialogForm
            submit="Sign"
            cancel="Go on writing"
            onSubmit={run}
            onCancel={close}
            busy={sign.busy}
            problem={asksPassword && !password ? null : sign.problem}
          >
            <p>Signed text cannot be changed any more, only added to.</p>
            {asksPassword && (
              <PasswordInput
                label="Your password"
                description="It has been a while since you signed in."
                autoComplete="current-password"
                data-autofocus
                value={password}
                visibilityToggleButtonProps={{ 'aria-label': 'Show the password' }}
                onChange={(event) => setPassword(event.currentTarget.value)}
              />
            )}
          </DialogForm>
        </Dialog>
      )}
    </>
  );
}
