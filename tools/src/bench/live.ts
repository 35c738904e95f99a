import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { type Client, createClient } from 'graphql-ws';
import { median, quantile } from './figures.ts';
import { send } from './load.ts';

const CONNECTIONS = 500;
const RAISES = 300;
/** Longer than this is a failure, not a figure. */
const GIVEN_UP_MS = 10_000;
/** Until the streams are open on the server. */
const SETTLING_MS = 2_000;
/** What an open page waits for what one change tells, before it asks again. */
const TOGETHER_MS = 15;
/** From raised to visible on another screen, at the 99th percentile. */
const TARGET_MS = 300;

const CHANGED = 'subscription Changed { changed { kind id clientId at } }';
const QUEUE = `query Queue { needsYouNow(first: 100) { edges { node { kind title dueAt level targetId client { id name } } } } }`;
const RAISE = `mutation Raise($input: RaiseDistressFlagInput!) { raiseDistressFlag(input: $input) { ... on DistressFlag { id } } }`;
const SETTLE = `mutation Settle($input: FlagStepInput!) { resolveDistressFlag(input: $input) { __typename } }`;

interface People {
  /** Cookies of whoever else is looking, used in turn. */
  readonly others: readonly string[];
  readonly raises: string;
  readonly watches: string;
  readonly clientIds: readonly string[];
}

/**
 * Measures, with 500 open live connections, how long it takes from sending "raise" until the queue of
 * another signed-in screen, told to look again, holds the flag.
 */
export async function measureLive(url: string, people: People): Promise<void> {
  const sockets = [...Array(CONNECTIONS - 1).keys()].map((index) =>
    connect(url, people.others[index % people.others.length] ?? ''),
  );
  const screen = new Screen(url, people.watches);
  await Promise.all(sockets.map((socket) => subscribed(socket, () => undefined)));
  await screen.open();
  await wait(SETTLING_MS);
  const latencies: number[] = [];
  for (let round = 0; round < RAISES; round += 1) {
    const clientId = people.clientIds[round % people.clientIds.length];
    const begun = performance.now();
    const raised = ask(url, people.raises, RAISE, {
      input: { clientId, level: 'ALERT', hold: 'NONE', reason: 'Raised by the benchmark.' },
    });
    const id = JSON.parse(await raised).data.raiseDistressFlag.id as string;
    await screen.shows(id);
    latencies.push(performance.now() - begun);
    await ask(url, people.watches, SETTLE, { input: { flagId: id, text: 'Settled by the benchmark.' } });
    await wait(10);
  }
  for (const socket of [...sockets, screen.socket]) void socket.dispose();
  const sorted = latencies.sort((a, b) => a - b);
  const p99 = quantile(sorted, 0.99);
  process.stdout.write(
    `raise to visible  p50 ${median(sorted).toFixed(0)} ms, p99 ${p99.toFixed(0)} ms, most ${(sorted.at(-1) ?? 0).toFixed(0)} ms with ${CONNECTIONS} open connections (target p99 ${TARGET_MS} ms, ${p99 <= TARGET_MS ? 'reached' : 'missed'})\n`,
  );
}

/** A screen that shows the queue and looks again when it is told to. */
class Screen {
  readonly socket: Client;
  private readonly url: string;
  private readonly cookie: string;
  private readonly shown = new Set<string>();
  private readonly waiting = new Map<string, () => void>();
  private again: NodeJS.Timeout | undefined;

  constructor(url: string, cookie: string) {
    this.url = url;
    this.cookie = cookie;
    this.socket = connect(url, cookie);
  }

  open(): Promise<void> {
    return subscribed(this.socket, () => {
      this.again ??= setTimeout(() => {
        this.again = undefined;
        void this.look();
      }, TOGETHER_MS);
    });
  }

  shows(id: string): Promise<void> {
    if (this.shown.has(id)) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error('A raised flag was not seen.')), GIVEN_UP_MS);
      this.waiting.set(id, () => {
        clearTimeout(late);
        resolve();
      });
    });
  }

  private async look(): Promise<void> {
    const { data } = JSON.parse(await ask(this.url, this.cookie, QUEUE, {})) as {
      data: { needsYouNow: { edges: { node: { targetId: string } }[] } };
    };
    for (const { node } of data.needsYouNow.edges) {
      this.shown.add(node.targetId);
      this.waiting.get(node.targetId)?.();
      this.waiting.delete(node.targetId);
    }
  }
}

const ask = (url: string, cookie: string, query: string, variables: object) =>
  send({ url: `${url}/graphql`, cookie, body: () => JSON.stringify({ query, variables }) });

function connect(url: string, cookie: string): Client {
  // Node's own socket takes headers; a browser would send the cookie by itself.
  class WithCookie extends WebSocket {
    constructor(address: string, protocols: string[]) {
      super(address, { protocols, headers: { cookie } } as unknown as string[]);
    }
  }
  return createClient({ url: `${url.replace('http', 'ws')}/graphql`, webSocketImpl: WithCookie });
}

const describe = (event: unknown) => {
  const { code, reason } = event as { code?: number; reason?: string };
  return `${code ?? ''} ${reason ?? ''}`.trim();
};

/** Resolves once the server has greeted the stream; its question follows at once. */
function subscribed(client: Client, told: () => void): Promise<void> {
  return new Promise((resolve, reject) => {
    client.on('connected', () => resolve());
    client.on('error', reject);
    client.on('closed', (event) => reject(new Error(`A stream was closed: ${describe(event)}`)));
    client.subscribe({ query: CHANGED }, { next: told, error: reject, complete: () => undefined });
  });
}
