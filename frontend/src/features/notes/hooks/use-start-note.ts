import type { NoteKind } from '@attune/shared';
import { useNavigate } from 'react-router';
import { StartNoteDocument } from '../../../generated/notes.ts';
import { notePath } from '../../../lib/paths.ts';
import { useIdempotencyKey } from '../../../lib/use-idempotency-key.ts';
import { useVerb } from '../../../lib/use-verb.ts';

/** Begins a note and opens it. */
export function useStartNote(clientId: string) {
  const start = useVerb(StartNoteDocument, 'startNote');
  const key = useIdempotencyKey();
  const navigate = useNavigate();
  return {
    ...start,
    begin: async (kind: NoteKind) => {
      const outcome = await start.run({ input: { clientId, kind, idempotencyKey: key.current() } });
      if (outcome.ok) {
        key.renew();
        await navigate(notePath(clientId, outcome.value.id), { replace: true });
      }
    },
  };
}
