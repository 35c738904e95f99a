import type { Actor } from '../context/request-context.ts';
import type { GroupStatement } from './pipelined-group.ts';

const TEXT = `select set_config('app.practice_id', $1, true), set_config('app.user_id', $2, true),
  set_config('app.member_id', $3, true), set_config('app.client_id', $4, true),
  set_config('app.roles', $5, true), set_config('app.request_id', $6, true)`;

/**
 * The statement that tells PostgreSQL who acts, for the transaction it stands in and no longer.
 * Nobody signed in: all empty, and row-level security shows nothing.
 */
export function settingsOf(actor: Actor | null, requestId: string): GroupStatement {
  return {
    name: 'context',
    text: TEXT,
    values: [
      actor?.practiceId ?? '',
      actor?.userId ?? '',
      actor?.memberId ?? '',
      actor?.clientId ?? '',
      actor?.roles.join(',') ?? '',
      requestId,
    ],
  };
}

/** The same for a job that acts for a practice and for no person. */
export function settingsOfSystem(practiceId: string, requestId: string): GroupStatement {
  return { name: 'context', text: TEXT, values: [practiceId, '', '', '', '', requestId] };
}
