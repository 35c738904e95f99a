import { AsyncLocalStorage } from 'node:async_hooks';
import type { Role } from '@attune/shared';
import type { Reader } from '../database/reader.ts';

/** Who acts, in which practice, and what they are there. */
export interface Actor {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly sessionId: string;
  /** Null while the person belongs to no practice. */
  readonly practiceId: string | null;
  readonly practiceName: string | null;
  readonly timeZone: string;
  /** Null for somebody who is only a client of the practice. */
  readonly memberId: string | null;
  readonly clientId: string | null;
  readonly roles: readonly Role[];
}

/** One request, from the first byte to the last field. */
export interface RequestContext {
  readonly requestId: string;
  /** Salted hash of the caller's address; the address itself is kept nowhere. */
  readonly addressHash: string;
  readonly actor: Actor | null;
  readonly reader: Reader;
  /** Policy actions asked in this request; a mutation may not commit before its own was. */
  readonly decided: Set<string>;
  /** The clients whose policies were asked, for the trace that a refusal leaves. */
  readonly asked: Set<string>;
  /** The action of the running mutation's policy; null in queries and jobs. */
  declared: string | null;
  /** What this request has already worked out, by key. */
  readonly memo: Map<string, unknown>;
}

/** Thrown where somebody must be signed in and nobody is. */
export class Unauthenticated extends Error {
  override name = 'Unauthenticated';
}

const storage = new AsyncLocalStorage<RequestContext>();

/** Runs `work` with `context` as the ambient request. */
export function runInContext<Result>(context: RequestContext, work: () => Result): Result {
  return storage.run(context, work);
}

/** The ambient request. @throws Error outside of one: a programming error. */
export function currentContext(): RequestContext {
  const context = storage.getStore();
  if (!context) {
    throw new Error('There is no request here.');
  }
  return context;
}

/** The person who acts. @throws Unauthenticated when nobody is signed in. */
export function currentActor(): Actor {
  const { actor } = currentContext();
  if (!actor) {
    throw new Unauthenticated('Please sign in.');
  }
  return actor;
}

/** An actor who stands in a practice. */
export type PracticeActor = Actor & { readonly practiceId: string };

/** The person who acts within a practice. @throws Unauthenticated when there is no such person. */
export function practiceActor(): PracticeActor {
  const actor = currentActor();
  if (actor.practiceId === null) {
    throw new Unauthenticated('Please choose a practice.');
  }
  return actor as PracticeActor;
}
