import { Button, Modal } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { Problem } from '../lib/results.ts';
import styles from './dialog.module.css';
import { ProblemNotice } from './notice.tsx';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly size?: 'sm' | 'md' | 'lg' | 'xl';
}

/** A dialog; on a phone it takes the whole screen. */
export function Dialog({ title, onClose, children, size = 'md' }: DialogProps) {
  const narrow = typeof window !== 'undefined' && window.matchMedia('(max-width: 560px)').matches;
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size={size}
      fullScreen={narrow}
      closeButtonProps={{ 'aria-label': 'Close' }}
      styles={{ title: { fontWeight: 640, fontSize: 18 } }}
    >
      {children}
    </Modal>
  );
}

interface DialogFormProps {
  readonly submit: string;
  readonly onSubmit: () => unknown;
  readonly onCancel: () => void;
  readonly busy: boolean;
  readonly problem?: Problem | null;
  readonly shown?: readonly string[];
  readonly children: ReactNode;
  readonly cancel?: string;
  readonly disabled?: boolean;
}

/** A form in a dialog: fields, what stands in the way, the act and the way out. */
export function DialogForm({
  submit,
  onSubmit,
  onCancel,
  busy,
  problem = null,
  shown,
  children,
  cancel = 'Cancel',
  disabled = false,
}: DialogFormProps) {
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!busy && !disabled) {
      void onSubmit();
    }
  };
  return (
    <form className={styles.form} onSubmit={send} noValidate>
      {children}
      <ProblemNotice problem={problem} {...(shown ? { shown } : {})} />
      <div className={styles.actions}>
        <Button variant="default" onClick={onCancel}>
          {cancel}
        </Button>
        <Button type="submit" loading={busy} disabled={disabled}>
          {submit}
        </Button>
      </div>
    </form>
  );
}

interface ConfirmDialogProps {
  /** Names the thing: 'End Ben Sato’s place on the team?' */
  readonly title: string;
  readonly children?: ReactNode;
  readonly confirm: string;
  /** The word for the way out. */
  readonly cancel?: string;
  readonly onConfirm: () => Promise<Problem | null>;
  readonly onClose: () => void;
}

/** Asks once before what cannot be undone. */
export function ConfirmDialog({
  title,
  children,
  confirm,
  cancel = 'Keep it as it is',
  onConfirm,
  onClose,
}: ConfirmDialogProps) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const act = async () => {
    setBusy(true);
    const found = await onConfirm();
    setBusy(false);
    setProblem(found);
    if (!found) onClose();
  };
  return (
    <Dialog title={title} onClose={onClose} size="sm">
      <DialogForm
        submit={confirm}
        onSubmit={act}
        onCancel={onClose}
        busy={busy}
        problem={problem}
        cancel={cancel}
      >
        {children}
      </DialogForm>
    </Dialog>
  );
}
