import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/index.ts';
import { AppConfig } from '../../../platform/config/index.ts';
import { currentActor } from '../../../platform/context/index.ts';
import { reauthenticate } from '../../../platform/errors/index.ts';
import { IdentityRepository } from '../data/identity.repository.ts';
import { passwordMatches } from './passwords.ts';

/** A proof of who one is counts for so long. */
const FRESH_MS = 15 * 60_000;
/** Proofs remembered by a process; past that everybody is asked once more. */
const MOST_PROVEN = 10_000;

/** Asks for the password again before something that must be one's own act, such as a signature. */
@Injectable()
export class VerifyPassword {
  private readonly proven = new Map<string, number>();

  constructor(
    private readonly config: AppConfig,
    private readonly clock: Clock,
    private readonly repository: IdentityRepository,
  ) {}

  /**
   * Passes when the session was opened, or the password given, within the last fifteen minutes.
   * Wrong ones are counted for the person, as at sign-in: an open session is no place to guess in.
   * @throws ProblemError Reauthenticate when it is too long ago and no right password came with it.
   */
  async require(password: string | null): Promise<void> {
    const { userId, sessionId } = currentActor();
    const now = this.clock.now().getTime();
    if (password === null) {
      const proven = this.proven.get(sessionId) ?? (await this.openedAt(userId, sessionId));
      if (now - proven <= FRESH_MS) {
        return;
      }
      throw reauthenticate('Please give your password once more to sign.');
    }
    const keys = [createHmac('sha256', this.config.databaseSecret).update(`proof:${userId}`).digest()];
    const seconds = await this.repository.waitFor(keys, this.clock.now());
    if (seconds > 0) {
      throw reauthenticate(`Too many tries. Please wait ${seconds} seconds and try again.`);
    }
    const account = await this.repository.accountById(userId);
    const matches = await passwordMatches(account?.password_hash ?? null, password);
    await this.repository.recordSignIn(keys, matches, this.clock.now());
    if (!matches) {
      throw reauthenticate('This is not your password.');
    }
    if (this.proven.size >= MOST_PROVEN) this.proven.clear();
    this.proven.set(sessionId, now);
  }

  private async openedAt(userId: string, sessionId: string): Promise<number> {
    const sessions = await this.repository.sessions(userId, this.clock.now());
    const own = sessions.find((one) => one.session_id === sessionId);
    return own ? Date.parse(own.created_at) : 0;
  }
}
