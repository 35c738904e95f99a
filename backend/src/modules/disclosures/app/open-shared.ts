import { setTimeout as wait } from 'node:timers/promises';
import { MOST_CODE_TRIES, openSharedSchema, type ProgressSummary, typedCode } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/index.ts';
import { currentContext, runInContext } from '../../../platform/context/index.ts';
import { PracticeKeys } from '../../../platform/crypto/index.ts';
import { UnitOfWork } from '../../../platform/database/index.ts';
import { RequestContexts } from '../../../platform/http/index.ts';
import { Outbox } from '../../../platform/outbox/index.ts';
import { passwordMatches } from '../../identity/index.ts';
import { SharedLinksRepository, type TriedLink } from '../data/shared-links.repository.ts';
import { hashOfToken, sealPurpose } from '../domain/hashes.ts';
import { readSummary } from './summaries.ts';

/** What whoever holds the link and the code gets. */
export interface SharedSummary {
  readonly summary: ProgressSummary;
  /** ISO text. */
  readonly expiresAt: string;
}

/** No refusal is quicker, so that a wrong code, an unknown link and one that has ended take about as long. */
const SHORTEST_REFUSAL_MS = 400;

/** Opens summaries for whoever holds a link and its code; nobody is signed in. */
@Injectable()
export class OpenShared {
  constructor(
    private readonly clock: Clock,
    private readonly contexts: RequestContexts,
    private readonly work: UnitOfWork,
    private readonly keys: PracticeKeys,
    private readonly outbox: Outbox,
    private readonly links: SharedLinksRepository,
  ) {}

  /**
   * The summary; null for everything else alike: wrong, unknown, run out, taken back, wrong too often.
   * @param address of the caller; only a salted hash of it is kept.
   */
  async run(input: unknown, address: string): Promise<SharedSummary | null> {
    const earliest = wait(SHORTEST_REFUSAL_MS);
    const opened = await runInContext(this.contexts.forActor(null, address), () => this.open(input));
    if (opened === null) {
      await earliest;
    }
    return opened;
  }

  private async open(input: unknown): Promise<SharedSummary | null> {
    const given = openSharedSchema.safeParse(input).data;
    const code = typedCode(given?.code ?? '');
    const tokenHash = hashOfToken(given?.token ?? '');
    // What cannot be a code takes no try: somebody mistyped.
    const link = code === null ? null : await this.links.take(tokenHash);
    // Compared in any case, with a hash of nobody's code where there is none.
    const right = await passwordMatches(link?.codeHash ?? null, code ?? 'none');
    if (!link) {
      return null;
    }
    if (!right) {
      if (link.tries >= MOST_CODE_TRIES) {
        await this.links.notifyNow(link, this.clock.nowText());
      }
      return null;
    }
    return this.read(link, tokenHash);
  }

  /** The opening, its trace and the telling of it commit together, or nothing is shown. */
  private read(link: TriedLink, tokenHash: Buffer): Promise<SharedSummary | null> {
    const { requestId, addressHash } = currentContext();
    const { practiceId, disclosureId } = link;
    return this.work.runAsSystem(practiceId, requestId, async (unit) => {
      const opened = await this.links.open(unit, disclosureId, tokenHash, { requestId, addressHash });
      if (!opened) {
        return null;
      }
      const text = await this.keys.open(
        (statement, values) => unit.query(statement, values),
        sealPurpose(disclosureId),
        opened,
      );
      if (opened.first) {
        await this.outbox.tellOfOutside(unit, practiceId, 'DISCLOSURE_OPENED', disclosureId);
      }
      this.links.notify(unit, link, this.clock.nowText());
      return { summary: readSummary(text), expiresAt: opened.expiresAt };
    });
  }
}
