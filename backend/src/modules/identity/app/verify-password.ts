import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/index.ts';
import { AppConfig } from '../../../platform/config/index.ts';
import { currentActor, currentContext } from '../../../platform/context/index.ts';
import { reauthenticate } from '../../../platform/errors/index.ts';
import { IdentityRepository } from '../data/identity.repository.ts';
import { passwordMatches } from './passwords.ts';

/** A proof of who one is counts for so long. */
const FRESH_MS = 15 * 60_000;

/** Asks for the password again before what must be one's own act: a signature, a process note. */
@Injectable()
export class VerifyPassword {
  constructor(
    private readonly config: AppConfig,
    private readonly clock: Clock,
    private readonly repository: IdentityRepository,
  ) {}

  /**
   * Passes when the session was opened, or the password given, within the last fifteen minutes.
   * @param otherwise what the person is told when they must give it.
   * @throws ProblemError Reauthenticate when it is too long ago and no right password came with it.
   */
  async require(
    password: string | null,
    otherwise = 'Please give your password once more to sign.',
  ): Promise<void> {
    if (password !== null) {
      await this.prove(password);
    } else if (!(await this.isFresh())) {
      throw reauthenticate(otherwise);
    }
  }

  /** Whether the last proof lies within fifteen minutes; asked once for a request. */
  isFresh(): Promise<boolean> {
    const { memo } = currentContext();
    const asked = (memo.get('proof') as Promise<boolean> | undefined) ?? this.askFresh();
    memo.set('proof', asked);
    return asked;
  }

  /**
   * Takes the password as a proof for the next fifteen minutes, on every server. Wrong ones are
   * counted for the person, as at sign-in: an open session is no place to guess in.
   * @throws ProblemError Reauthenticate for a wrong password, and after too many.
   */
  async prove(password: string): Promise<void> {
    const { userId, sessionId } = currentActor();
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
    await this.repository.proveSession(sessionId, userId, this.clock.now());
    currentContext().memo.delete('proof');
  }

  private async askFresh(): Promise<boolean> {
    const { userId, sessionId } = currentActor();
    const proved = await this.repository.provedAt(sessionId, userId);
    return proved !== null && this.clock.now().getTime() - Date.parse(proved) <= FRESH_MS;
  }
}
