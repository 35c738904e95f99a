import { useEffect, useRef, useState } from 'react';
import {
  type DraftPartsFragment,
  SaveSessionResponseDocument,
  StartSessionResponseDocument,
} from '../../../generated/session.ts';
import type { Problem } from '../../../lib/results.ts';
import { useAutosave } from '../../../lib/use-autosave.ts';
import { newKey } from '../../../lib/use-idempotency-key.ts';
import { useVerb } from '../../../lib/use-verb.ts';
import { useViewer } from '../../../lib/viewer.tsx';
import { draftOfNote, emptyDraft, inputOf, type SessionDraft } from '../domain/draft.ts';
import type { Limits, SessionClient, Visit } from '../domain/limits.ts';
import { firstOpenStep, type Step } from '../domain/steps.ts';
import { forget, keep, type Kept, recall } from '../domain/tablet.ts';

export type ServerDraft = DraftPartsFragment & { readonly id: string; readonly version: number };

/** A touch is sent to the server after so long, so that a few taps are one request. */
const SEND_AFTER_MS = 500;

/** The draft to go on with: what this device has and the server has not comes first. */
function begin(
  userId: string,
  visit: Visit,
  client: SessionClient,
  server: ServerDraft | null,
  limits: Limits,
): Kept {
  const here = recall(userId, visit.id);
  if (here && (here.unsent || here.version === server?.version)) {
    return here.noteId === null && server ? { ...here, noteId: server.id, version: server.version } : here;
  }
  const draft = server
    ? draftOfNote(server, client.boundaries.draping)
    : emptyDraft(client.boundaries.draping);
  return {
    draft: here ? { ...draft, pauses: here.draft.pauses } : draft,
    step: server ? firstOpenStep(draft, limits) : 'consent',
    noteId: server?.id ?? null,
    version: server?.version ?? 0,
    startKey: newKey(),
    unsent: false,
    unanswered: false,
    beganAt: here?.beganAt ?? null,
    at: Date.now(),
  };
}

/**
 * The session being written: every touch is kept on the device at once and sent to the server a moment
 * later. Without a network the device keeps it, and it is sent when the network is back.
 */
export function useSessionRecord(
  visit: Visit,
  client: SessionClient,
  server: ServerDraft | null,
  limits: Limits,
) {
  const { userId } = useViewer();
  const [kept, setKept] = useState(() => begin(userId, visit, client, server, limits));
  const [onDevice, setOnDevice] = useState(true);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [conflict, setConflict] = useState<number | null>(null);
  const latest = useRef(kept);
  const start = useVerb(StartSessionResponseDocument, 'startNote', { refetch: false });
  const save = useVerb(SaveSessionResponseDocument, 'saveNoteDraft', { refetch: false });

  const update = (patch: Partial<Kept>) => {
    latest.current = { ...latest.current, ...patch };
    setOnDevice(keep(userId, visit.id, latest.current));
    setKept(latest.current);
  };

  const send = async (draft: SessionDraft): Promise<string | null> => {
    const failed = await startOnServer();
    if (failed) {
      return refused(failed);
    }
    const { noteId, version, unanswered } = latest.current;
    // Noted first: a tab that is closed now does not learn what became of it.
    update({ unanswered: true });
    const outcome = await save.run({
      input: { noteId: noteId ?? '', expectedVersion: version, session: inputOf(draft) },
    });
    if (outcome.ok) {
      update({ version: outcome.value.version, unsent: latest.current.draft !== draft, unanswered: false });
      setProblem(null);
      return null;
    }
    const current = outcome.problem.currentVersion;
    if (outcome.problem.code === 'STALE_VERSION' && current !== undefined) {
      // An answer that was lost on its way: the newer version is what this device sent itself.
      if (unanswered && current === version + 1) {
        update({ version: current, unanswered: false });
        return send(draft);
      }
      setConflict(current);
    }
    if (outcome.problem.code !== 'UNREACHABLE') {
      update({ unanswered });
    }
    return refused(outcome.problem);
  };

  const startOnServer = async (): Promise<Problem | null> => {
    if (latest.current.noteId !== null) {
      return null;
    }
    const outcome = await start.run({
      input: {
        clientId: client.id,
        kind: 'SESSION_RESPONSE',
        appointmentId: visit.id,
        idempotencyKey: latest.current.startKey,
      },
    });
    if (!outcome.ok) {
      return outcome.problem;
    }
    update({ noteId: outcome.value.id, version: outcome.value.version });
    return null;
  };

  const refused = (found: Problem): string => {
    setProblem(found);
    return found.message;
  };

  const { state, change: sendSoon, saveNow } = useAutosave({ save: send, delay: SEND_AFTER_MS });

  // What a reload found on the device and not on the server goes there now.
  const restored = useRef(kept.unsent ? kept.draft : null);
  useEffect(() => {
    if (restored.current) {
      sendSoon(restored.current);
      restored.current = null;
    }
  }, [sendSoon]);

  const change = (patch: Partial<SessionDraft>) => {
    const draft = { ...latest.current.draft, ...patch };
    update({ draft, unsent: true, at: Date.now() });
    sendSoon(draft);
  };
  return {
    draft: kept.draft,
    step: kept.step,
    noteId: kept.noteId,
    beganAt: kept.beganAt,
    /** The version to sign; asked for when it is needed, for saving changes it. */
    version: () => latest.current.version,
    /** The note to sign; asked for when it is needed, for the first saving makes it. */
    noteNow: () => latest.current.noteId,
    saving: { state, at: kept.at, onDevice, offline: problem?.code === 'UNREACHABLE' },
    /** Why the server refuses what is entered; a lost network is none. */
    problem: problem && problem.code !== 'UNREACHABLE' && problem.code !== 'STALE_VERSION' ? problem : null,
    conflict: conflict !== null,
    /** This device's text counts, whatever another device saved. */
    keepMine: () => {
      if (conflict !== null) {
        update({ version: conflict });
        setConflict(null);
        sendSoon(latest.current.draft);
      }
    },
    /** What another device saved counts. */
    takeTheirs: () => {
      forget(userId, visit.id);
      window.location.reload();
    },
    change,
    go: (step: Step) => update({ step }),
    began: (at: string) => update({ beganAt: latest.current.beganAt ?? at }),
    saveNow,
    forget: () => forget(userId, visit.id),
  };
}

export type SessionRecord = ReturnType<typeof useSessionRecord>;
