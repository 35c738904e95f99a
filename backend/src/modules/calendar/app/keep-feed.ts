import { createHash, randomBytes } from 'node:crypto';
import { calendarFeedSchema } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/index.ts';
import { AppConfig } from '../../../platform/config/index.ts';
import { UnitOfWork } from '../../../platform/database/index.ts';
import { notFound } from '../../../platform/errors/index.ts';
import { parseInput } from '../../../platform/validation/index.ts';
import { FeedsRepository } from '../data/feeds.repository.ts';

/** What is kept of a secret. */
export function hashOfSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/** Opening, choosing and ending the actor's own feed, in this practice. */
@Injectable()
export class KeepFeed {
  private readonly baseUrl: string;

  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly feeds: FeedsRepository,
    config: AppConfig,
  ) {
    this.baseUrl = (config.publicUrl ?? `http://localhost:${config.port}`).replace(/\/+$/, '');
  }

  /**
   * Opens a feed, and ends the one that was open: its address reads nothing from now on.
   * @returns the address, which is shown this once and kept nowhere. @throws ProblemError InvalidInput.
   */
  async open(input: unknown): Promise<string> {
    const { shows } = parseInput(calendarFeedSchema, input);
    const secret = randomBytes(32).toString('base64url');
    const at = this.clock.nowText();
    await this.work.run(async (unit) => {
      await this.feeds.takeTurn(unit);
      await this.feeds.revoke(unit, at);
      this.feeds.add(unit, hashOfSecret(secret), shows, at);
    });
    return `${this.baseUrl}/calendar/${secret}.ics`;
  }

  /** Chooses what the open feed shows. @throws ProblemError InvalidInput; NotFound where none is open. */
  async choose(input: unknown): Promise<void> {
    const { shows } = parseInput(calendarFeedSchema, input);
    const chosen = await this.work.run((unit) => this.feeds.choose(unit, shows));
    if (!chosen) {
      throw notFound();
    }
  }

  /** Ends the feed. @returns whether one was open. */
  close(): Promise<boolean> {
    return this.work.run((unit) => this.feeds.revoke(unit, this.clock.nowText()));
  }
}
