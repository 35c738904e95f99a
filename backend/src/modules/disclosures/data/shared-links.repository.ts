import { Injectable } from '@nestjs/common';
import type { Sealed } from '../../../platform/crypto/index.ts';
import { Database, sql, type Unit } from '../../../platform/database/index.ts';
import { LIVE_CHANNEL, type Notice } from '../../../platform/live/index.ts';

/** A link at which somebody tries a code; the try is taken already. */
export interface TriedLink {
  readonly practiceId: string;
  readonly disclosureId: string;
  readonly clientId: string;
  readonly codeHash: string;
  /** With this one. */
  readonly tries: number;
}

/** What a link leads to. */
export interface OpenedLink extends Sealed {
  /** Nobody had opened it before. */
  readonly first: boolean;
  readonly expiresAt: string;
}

const TRY = sql(
  'sharedLinks.try',
  `select practice_id as "practiceId", disclosure_id as "disclosureId", client_id as "clientId", code_hash as "codeHash", tries
   from attune.try_disclosure($1)`,
);
const OPEN = sql(
  'sharedLinks.open',
  `select key_version as "keyVersion", sealed, first, expires_at as "expiresAt"
   from attune.open_disclosure($1, $2, $3::uuid, $4)`,
);
const NOTIFY = sql('sharedLinks.notify', `select pg_notify('${LIVE_CHANNEL}', $1)`);

/** Links, for whoever holds one: nobody is signed in, and the functions give that one summary alone. */
@Injectable()
export class SharedLinksRepository {
  constructor(private readonly database: Database) {}

  /**
   * Takes a try, in a transaction of its own: it stays taken whatever comes after. Null for a link that opens
   * nothing: unknown, run out, taken back, or wrong too often.
   */
  async take(tokenHash: Buffer): Promise<TriedLink | null> {
    const [rows] = await this.database.send([{ ...TRY, values: [tokenHash] }]);
    const [row] = rows as unknown as TriedLink[];
    return row ?? null;
  }

  /** Gives the try back and notes the opening; null where it has ended since. */
  open(
    unit: Unit,
    disclosureId: string,
    tokenHash: Buffer,
    by: { readonly requestId: string; readonly addressHash: string },
  ): Promise<OpenedLink | null> {
    return unit.one<OpenedLink>(OPEN, [disclosureId, tokenHash, by.requestId, by.addressHash]);
  }

  /** Has screens look again with the unit's commit. */
  notify(unit: Unit, link: TriedLink, at: string): void {
    unit.write(NOTIFY, [noticeOf(link, at)]);
  }

  /** The same at once. */
  async notifyNow(link: TriedLink, at: string): Promise<void> {
    await this.database.send([{ ...NOTIFY, values: [noticeOf(link, at)] }]);
  }
}

function noticeOf({ practiceId, disclosureId, clientId }: TriedLink, at: string): string {
  const notice: Notice = { kind: 'DISCLOSURE', practiceId, id: disclosureId, clientId, userId: null, at };
  return JSON.stringify(notice);
}
