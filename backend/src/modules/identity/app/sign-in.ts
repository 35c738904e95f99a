import { createHmac } from 'node:crypto';
import { signInSchema } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/index.ts';
import { AppConfig } from '../../../platform/config/index.ts';
import { currentContext } from '../../../platform/context/index.ts';
import { invalid, rateLimited } from '../../../platform/errors/index.ts';
import { parseInput } from '../../../platform/validation/index.ts';
import { IdentityRepository } from '../data/identity.repository.ts';
import { passwordMatches } from './passwords.ts';
import { Sessions } from './sessions.ts';

/** One sentence for a wrong password and for an unknown account: neither is given away. */
const WRONG = { path: 'password', message: 'This e-mail address and password do not go together.' };

@Injectable()
export class SignIn {
  constructor(
    private readonly config: AppConfig,
    private readonly clock: Clock,
    private readonly repository: IdentityRepository,
    private readonly sessions: Sessions,
  ) {}

  /**
   * Opens a session in the person's first practice.
   * @returns the session's token, for a cookie that scripts cannot read.
   * @throws ProblemError InvalidInput for wrong credentials, RateLimited after too many of them,
   *   counted for the account and for the address.
   */
  async run(input: unknown, userAgent: string): Promise<string> {
    const { email, password } = parseInput(signInSchema, input);
    const keys = [this.key('account', email), this.key('address', currentContext().addressHash)];
    const seconds = await this.repository.waitFor(keys, this.clock.now());
    if (seconds > 0) {
      throw rateLimited(seconds);
    }
    const account = await this.repository.account(email);
    const matches = await passwordMatches(account?.password_hash ?? null, password);
    await this.repository.recordSignIn(keys, matches, this.clock.now());
    if (!account || !matches) {
      throw invalid(WRONG);
    }
    const [first] = await this.repository.memberships(account.user_id);
    return this.sessions.open(account.user_id, first?.practice_id ?? null, userAgent);
  }

  private key(kind: string, value: string): Buffer {
    return createHmac('sha256', this.config.databaseSecret).update(`${kind}:${value}`).digest();
  }
}
