import { Injectable } from '@nestjs/common';
import { Public } from '../../../platform/authz/index.ts';
import { Clock } from '../../../platform/clock/index.ts';
import { Recurring, type WorkerClient } from '../../../platform/outbox/index.ts';
import { OffersRepository } from '../data/offers.repository.ts';

const EVERY_SECONDS = 600;

/** Has somebody look now and then also where nothing came free: plans, holds and licences change what fits. */
@Injectable()
export class SweepWaiting {
  constructor(
    private readonly offers: OffersRepository,
    private readonly clock: Clock,
  ) {}

  @Recurring('waiting.sweep', EVERY_SECONDS)
  @Public('a task of the worker, which acts as its own narrow role')
  async sweep(client: WorkerClient): Promise<void> {
    await this.offers.sweep(client, this.clock.nowText());
  }
}
