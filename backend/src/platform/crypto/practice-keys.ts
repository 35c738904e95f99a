import { Injectable } from '@nestjs/common';
import { AppConfig } from '../config/index.ts';
import { sql, type Unit } from '../database/index.ts';
import { decrypt, encrypt, unwrapKey, wrapKey } from './sealing.ts';

const NEWEST = sql(
  'practiceKey.newest',
  `select version, wrapped from attune.practice_key where practice_id = attune.practice_id() order by version desc limit 1`,
);
const BY_VERSION = sql(
  'practiceKey.byVersion',
  `select version, wrapped from attune.practice_key where practice_id = attune.practice_id() and version = $1`,
);
const INSERT = sql(
  'practiceKey.insert',
  `insert into attune.practice_key (practice_id, version, wrapped) values (attune.practice_id(), 1, $1) on conflict do nothing`,
);

interface KeyRow {
  readonly version: number;
  readonly wrapped: Buffer;
}

/** A text that the database keeps and cannot read. */
export interface Sealed {
  readonly keyVersion: number;
  /** Nonce, tag, ciphertext of AES-256-GCM. */
  readonly sealed: Buffer;
}

/** How {@link PracticeKeys} asks for a key row: a unit's or a reader's. */
type Ask = Pick<Unit, 'query'>['query'];

/**
 * AES-256-GCM with a data key for each practice, wrapped by the master key of the environment.
 * `purpose` is bound into the seal (the note's id): a text copied to another row does not open.
 */
@Injectable()
export class PracticeKeys {
  constructor(private readonly config: AppConfig) {}

  /** Seals a text with the practice's newest key, which is made when there is none. */
  async seal(ask: Ask, purpose: string, text: string): Promise<Sealed> {
    const key = (await this.newest(ask)) ?? (await this.make(ask));
    return {
      keyVersion: key.version,
      sealed: encrypt(this.unwrap(key), purpose, Buffer.from(text, 'utf8')),
    };
  }

  /** Opens what {@link seal} made for the same purpose. @throws Error when it was tampered with. */
  async open(ask: Ask, purpose: string, { keyVersion, sealed }: Sealed): Promise<string> {
    const [key] = await ask<KeyRow>(BY_VERSION, [keyVersion]);
    if (!key) {
      throw new Error('The key of a sealed text is missing.');
    }
    return decrypt(this.unwrap(key), purpose, sealed).toString('utf8');
  }

  private async newest(ask: Ask): Promise<KeyRow | undefined> {
    return (await ask<KeyRow>(NEWEST))[0];
  }

  private async make(ask: Ask): Promise<KeyRow> {
    await ask(INSERT, [wrapKey(this.config.masterKey)]);
    const key = await this.newest(ask);
    if (!key) {
      throw new Error('The practice key could not be made.');
    }
    return key;
  }

  private unwrap(key: KeyRow): Buffer {
    const { masterKey, previousMasterKey } = this.config;
    const opened = unwrapKey([masterKey, ...(previousMasterKey ? [previousMasterKey] : [])], key.wrapped);
    if (!opened) {
      throw new Error('The key of a practice opens with no master key that is set.');
    }
    return opened;
  }
}
