import { AMENDMENT_DAYS } from '@attune/shared';
import type { PracticeSeed } from './practice-seed.ts';
import type { SeedClient } from './clients.ts';
import type { Staff } from './staff.ts';

const DAY_MS = 86_400_000;

interface HandoffSpec {
  readonly noteId: string;
  readonly client: SeedClient;
  /** Who took over what bodywork observed. */
  readonly by: Staff;
  readonly at: Date;
}

/** Notes that a psychotherapist took over what session responses bring to psychotherapy. */
export async function writeHandoffsSeen(seed: PracticeSeed, specs: readonly HandoffSpec[]): Promise<void> {
  await seed.insert(
    'handoff_seen',
    specs.map(({ noteId, client, by, at }) => ({
      note_id: noteId,
      client_id: client.clientId,
      member_id: by.memberId,
      at,
    })),
  );
}

interface AmendmentSpec {
  readonly noteId: string;
  readonly client: SeedClient;
  readonly author: Staff;
  /** In the client's words. */
  readonly wish: string;
  readonly requestedAt: Date;
  /** Left out while it waits for its answer. */
  readonly declined?: {
    readonly at: Date;
    readonly reason: string;
    readonly statement: string;
    readonly statedAt: Date;
  };
}

/** Writes what clients ask to be corrected: waiting, or declined with their statement beside it. */
export async function writeAmendments(seed: PracticeSeed, specs: readonly AmendmentSpec[]): Promise<void> {
  await seed.insert(
    'amendment',
    specs.map(({ noteId, client, author, wish, requestedAt, declined }) => ({
      id: seed.id(`amendment ${noteId}`, requestedAt),
      note_id: noteId,
      client_id: client.clientId,
      author_member_id: author.memberId,
      state: declined ? 'DECLINED' : 'REQUESTED',
      wish,
      requested_at: requestedAt,
      due_at: new Date(requestedAt.getTime() + AMENDMENT_DAYS * DAY_MS),
      answered_at: declined?.at ?? null,
      reason: declined?.reason ?? null,
      statement: declined?.statement ?? null,
      stated_at: declined?.statedAt ?? null,
    })),
  );
}
