import { Button } from '@mantine/core';
import { createContext, use } from 'react';
import { Act } from '../leaf.tsx';

/** Who is asked the health questions: the client, or a psychotherapist about the client of this name. */
export const HealthVoice = createContext<{ readonly about: string | null }>({ about: null });

/** The first name of the client who is spoken of; null where the client speaks. */
export const useAbout = (): string | null => use(HealthVoice).about;

interface HealthButtonProps {
  readonly children: string;
  readonly busy: boolean;
  readonly onClick: () => unknown;
  readonly label?: string;
}

/** A button for a thumb on the client's side, an ordinary one on the other. */
export function HealthButton({ children, busy, onClick, label }: HealthButtonProps) {
  return useAbout() === null ? (
    <Act quiet busy={busy} {...(label === undefined ? {} : { label })} onClick={onClick}>
      {children}
    </Act>
  ) : (
    <Button
      variant="default"
      aria-label={label}
      aria-disabled={busy || undefined}
      onClick={() => {
        if (!busy) void onClick();
      }}
    >
      {children}
    </Button>
  );
}
