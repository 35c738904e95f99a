import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Chance } from '../lib/chance.ts';
import type { Ledger } from './ledger.ts';
import { type Answer, ask, type SignedIn } from './people.ts';

/** A client and whoever may speak of their distress. */
export interface Circle {
  readonly clientId: string;
  readonly client: SignedIn;
  readonly psychotherapist: SignedIn;
  readonly massageTherapist: SignedIn;
}

/** Somebody of the practice to whom these clients do not exist. */
export type Stranger = SignedIn;

const RAISE = `mutation Raise($input: RaiseDistressFlagInput!) {
  result: raiseDistressFlag(input: $input) { __typename ... on DistressFlag { id } } }`;
const SUPPORT = `mutation Support($input: AskForSupportInput!) {
  result: askForSupport(input: $input) { __typename } }`;

const HOLD_OF: Readonly<Record<string, string>> = {
  NOTICE: 'NONE',
  CONCERN: 'NONE',
  ALERT: 'DEEP_WORK',
  CRISIS: 'ALL_BODYWORK',
};
const LEVEL_OF: Readonly<Record<string, string>> = { SOON: 'CONCERN', TODAY: 'ALERT', NOW: 'CRISIS' };

/** Of a hundred requests, how many must be refused; and after how many of a thousand failures a sender gives up. */
const REFUSED_IN_100 = 8;
const GIVEN_UP_IN_1000 = 5;

interface Request {
  readonly cookie: string;
  readonly query: string;
  readonly input: object;
  readonly level: string;
  readonly mustBeRefused: boolean;
}

/** Raises one flag after the other for the clients of its circle, like people on a bad line: asks again under the same key. */
export class Sender {
  private readonly urls: readonly string[];
  private readonly circle: Circle;
  private readonly stranger: Stranger;
  private readonly ledger: Ledger;
  private readonly chance: Chance;

  constructor(around: {
    readonly urls: readonly string[];
    readonly circle: Circle;
    readonly stranger: Stranger;
    readonly ledger: Ledger;
    readonly chance: Chance;
  }) {
    this.urls = around.urls;
    this.circle = around.circle;
    this.stranger = around.stranger;
    this.ledger = around.ledger;
    this.chance = around.chance;
  }

  /** Sends as long as `more` hands out numbers. */
  async run(more: () => number | null): Promise<void> {
    for (let number = more(); number !== null; number = more()) {
      await this.one(`chaos-${number}-end`);
    }
  }

  private async one(mark: string): Promise<void> {
    const request = this.request(mark);
    for (;;) {
      const { answer } = await ask(this.chance.one(this.urls), request.cookie, request.query, {
        input: request.input,
      });
      if (answer.kind === 'REFUSED') {
        this.ledger.refused.push(mark);
        return;
      }
      if (answer.kind === 'ANSWERED') {
        this.enter(mark, request, answer);
        return;
      }
      if (!request.mustBeRefused && this.chance.below(1000) < GIVEN_UP_IN_1000) {
        this.ledger.unknown.push(mark);
        return;
      }
      this.ledger.retries += 1;
      await wait(50 + this.chance.below(300));
    }
  }

  private enter(mark: string, request: Request, { data }: Extract<Answer, { kind: 'ANSWERED' }>): void {
    const result = data['result'];
    const raised = result?.['__typename'] === 'DistressFlag' || result?.['__typename'] === 'SupportOnItsWay';
    if (!raised) {
      this.ledger.refused.push(mark);
      return;
    }
    this.ledger.raised.push({
      mark,
      clientId: this.circle.clientId,
      level: request.level,
      hold: HOLD_OF[request.level] ?? 'NONE',
      flagId: (result?.['id'] as string | undefined) ?? null,
    });
  }

  private request(mark: string): Request {
    const { chance, circle } = this;
    const idempotencyKey = randomUUID();
    const mustBeRefused = chance.below(100) < REFUSED_IN_100;
    if (!mustBeRefused && chance.below(5) === 0) {
      const urgency = chance.one(['SOON', 'TODAY', 'NOW']);
      return {
        cookie: circle.client.cookie,
        query: SUPPORT,
        input: { urgency, message: mark, idempotencyKey },
        level: LEVEL_OF[urgency] ?? '',
        mustBeRefused,
      };
    }
    const level = chance.one(['NOTICE', 'CONCERN', 'ALERT', 'CRISIS']);
    const input = { clientId: circle.clientId, level, reason: mark, tableGuidance: mark, idempotencyKey };
    const who = chance.one([circle.psychotherapist, circle.massageTherapist]);
    if (!mustBeRefused) {
      return { cookie: who.cookie, query: RAISE, input, level, mustBeRefused };
    }
    // Somebody to whom the client does not exist, the client through the wrong door, or no reason.
    return chance.one<Request>([
      { cookie: this.stranger.cookie, query: RAISE, input, level, mustBeRefused },
      { cookie: circle.client.cookie, query: RAISE, input, level, mustBeRefused },
      { cookie: who.cookie, query: RAISE, input: { ...input, reason: ' ' }, level, mustBeRefused },
    ]);
  }
}
