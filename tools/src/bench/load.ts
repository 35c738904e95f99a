import { Agent, request } from 'node:http';
import { performance } from 'node:perf_hooks';

/** One request that is sent again and again. */
export interface Call {
  readonly url: string;
  readonly cookie: string;
  /** The body of the next request. */
  body(): string;
}

/** What a server did in one round. */
export interface Round {
  readonly requestsPerSecond: number;
  /** Milliseconds, sorted. */
  readonly latencies: readonly number[];
}

/**
 * Sends a call over `connections` connections, each asking again as soon as it is answered, for
 * `seconds`. @throws Error on the first answer that is not 200.
 */
export async function load(call: Call, connections: number, seconds: number): Promise<Round> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const latencies: number[] = [];
  const begun = performance.now();
  const until = begun + seconds * 1000;
  const one = async () => {
    while (performance.now() < until) {
      const sent = performance.now();
      await send(call, agent);
      latencies.push(performance.now() - sent);
    }
  };
  await Promise.all(Array.from({ length: connections }, one));
  const took = (performance.now() - begun) / 1000;
  agent.destroy();
  return { requestsPerSecond: latencies.length / took, latencies: latencies.sort((a, b) => a - b) };
}

/** Sends one request and gives the answer's text. */
export function send(call: Call, agent?: Agent): Promise<string> {
  const body = call.body();
  return new Promise((resolve, reject) => {
    const sending = request(
      call.url,
      {
        method: 'POST',
        ...(agent ? { agent } : {}),
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          cookie: call.cookie,
        },
      },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => {
          const text = Buffer.concat(parts).toString('utf8');
          if (response.statusCode === 200) resolve(text);
          else reject(new Error(`${call.url} answered ${response.statusCode}: ${text.slice(0, 300)}`));
        });
        response.on('error', reject);
      },
    );
    sending.on('error', reject);
    sending.end(body);
  });
}
