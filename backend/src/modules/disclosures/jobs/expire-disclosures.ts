import { Injectable } from '@nestjs/common';
import { Public } from '../../../platform/authz/index.ts';
import { Recurring, type WorkerClient } from '../../../platform/outbox/index.ts';

const EVERY_SECONDS = 300;

/**
 * Writes down what has run out, and forgets the links of what has ended. Nothing waits for it: a link that has
 * run out opens nothing from that instant.
 */
@Injectable()
export class ExpireDisclosures {
  @Recurring('disclosures.expire', EVERY_SECONDS)
  @Public('a task of the worker over all practices: it writes states and removes hashes')
  async expire(client: WorkerClient): Promise<void> {
    await client.query({ name: 'disclosures.expire', text: 'select attune.expire_disclosures()' });
  }
}
