import type { Actor } from './request-context.ts';

/** Who is behind a session token; implemented by the identity module. */
export abstract class SessionResolver {
  /** The person and where they stand, or null when the token opens nothing. */
  abstract resolve(token: string): Promise<Actor | null>;
}
