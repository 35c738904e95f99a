import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { AppConfig } from '../config/index.ts';
import { type Actor, type RequestContext, SessionResolver } from '../context/index.ts';
import { Database, Reader, settingsOf } from '../database/index.ts';

export const SESSION_COOKIE = 'attune_session';

/** How many addresses are remembered with their hash. */
const MOST_ADDRESSES = 1_000;

/** Makes the context of a request out of what came over the wire. */
@Injectable()
export class RequestContexts {
  private readonly addresses = new Map<string, string>();

  constructor(
    private readonly config: AppConfig,
    private readonly database: Database,
    private readonly sessions: SessionResolver,
  ) {}

  /** The context of somebody with these cookies at this address. */
  async open(cookieHeader: string | undefined, address: string): Promise<RequestContext> {
    const token = cookieOf(cookieHeader, SESSION_COOKIE);
    const actor = token === null ? null : await this.sessions.resolve(token);
    return this.forActor(actor, address);
  }

  forActor(actor: Actor | null, address: string): RequestContext {
    const requestId = newId();
    return {
      requestId,
      addressHash: this.hashOf(address),
      actor,
      reader: new Reader(this.database, () => settingsOf(actor, requestId)),
      decided: new Set(),
      asked: new Set(),
      declared: null,
      memo: new Map(),
    };
  }

  private hashOf(address: string): string {
    let hash = this.addresses.get(address);
    if (hash === undefined) {
      hash = createHmac('sha256', this.config.databaseSecret).update(address).digest('base64url');
      if (this.addresses.size >= MOST_ADDRESSES) this.addresses.clear();
      this.addresses.set(address, hash);
    }
    return hash;
  }
}

/** A cookie's value, or null; no decoding, since ours are base64url. */
export function cookieOf(header: string | undefined, name: string): string | null {
  for (const part of header?.split(';') ?? []) {
    const [key, value] = part.trim().split('=', 2);
    if (key === name && value) {
      return value;
    }
  }
  return null;
}
