import { request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import { Injectable } from '@nestjs/common';
import webPush from 'web-push';
import { AppConfig, type VapidKeys } from '../config/index.ts';
import { ForbiddenAddress, isPushEndpoint, publicLookup } from './push-endpoint.ts';
import { vapidKeysOf } from './vapid-keys.ts';

/** A browser that agreed to push: where its service listens, and the keys that only it can read with. */
export interface PushTarget {
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
}

export interface PushMessage {
  /** Encrypted for the browser; the service that carries it cannot read it. */
  readonly payload: string;
  readonly urgent: boolean;
  /** The same for each try of the same message: a later one takes the place of one that still waits. */
  readonly topic: string;
}

/** What came of it: taken, or the browser takes no more. */
export type PushOutcome = 'SENT' | 'GONE';

const WITHIN_MS = 10_000;
/** A message that could not be handed over within this time says nothing new any more. */
const KEEP_SECONDS = 24 * 3600;

/** Sends push messages to browsers (RFC 8030, 8291, 8292). */
@Injectable()
export class PushSender {
  private readonly keys: VapidKeys | null;
  private readonly loopback: boolean;
  private readonly subject: string;

  constructor(config: AppConfig) {
    this.keys = vapidKeysOf(config);
    this.loopback = config.mode === 'test';
    // Whom a push service may write to when something is wrong with what comes from here.
    this.subject = `mailto:${/<([^>]+)>$/.exec(config.mailFrom)?.[1] ?? config.mailFrom}`;
  }

  /** The key that a browser must know before it agrees; null where there is no push. */
  get publicKey(): string | null {
    return this.keys?.publicKey ?? null;
  }

  /** Whether this is an address that messages may be sent to. */
  accepts(endpoint: string): boolean {
    return isPushEndpoint(endpoint, this.loopback);
  }

  /** @throws Error when the push service did not take it: it may be tried again. */
  async send(target: PushTarget, { payload, urgent, topic }: PushMessage): Promise<PushOutcome> {
    if (this.keys === null) {
      throw new Error('There are no keys for push messages.');
    }
    if (!this.accepts(target.endpoint)) {
      throw new ForbiddenAddress('Push messages are not sent there.');
    }
    const { headers, body } = webPush.generateRequestDetails(
      { endpoint: target.endpoint, keys: { p256dh: target.p256dh, auth: target.auth } },
      payload,
      {
        vapidDetails: { subject: this.subject, ...this.keys },
        TTL: KEEP_SECONDS,
        urgency: urgent ? 'high' : 'normal',
        topic,
      },
    );
    const status = await this.post(new URL(target.endpoint), headers, body);
    if (status === 404 || status === 410) {
      return 'GONE';
    }
    if (status < 200 || status > 299) {
      throw new Error(`A push service answered ${status}.`);
    }
    return 'SENT';
  }

  /** Follows no redirection, and connects to no address but a public one. */
  private post(url: URL, headers: object, body: Buffer): Promise<number> {
    const isPlain = url.protocol === 'http:';
    return new Promise((resolve, reject) => {
      const request = (isPlain ? plainRequest : secureRequest)(url, {
        method: 'POST',
        headers: headers as Record<string, string>,
        signal: AbortSignal.timeout(WITHIN_MS),
        ...(this.loopback ? {} : { lookup: publicLookup }),
      });
      request.on('response', (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      });
      request.on('error', reject);
      request.end(body);
    });
  }
}
