import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { Sentence } from './sentence.ts';

/**
 * Makes sure that a server can listen there.
 * @param patience milliseconds to wait for whoever is just leaving.
 * @throws Sentence when the port is taken or not allowed.
 */
export async function assertPortFree(host: string, port: number, patience = 0): Promise<void> {
  const until = Date.now() + patience;
  for (;;) {
    const code = await tryPort(host, port);
    if (code === null) {
      return;
    }
    if (code !== 'EADDRINUSE') {
      throw new Sentence(`Attune may not listen on ${host}:${port} (${code}). Set PORT and HOST to others.`);
    }
    if (Date.now() >= until) {
      throw new Sentence(`Port ${port} is taken by another program. Set PORT to a free one.`);
    }
    await wait(100);
  }
}

/** A port that nobody listens on at the moment. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') {
    throw new Error('No free port was to be had.');
  }
  return address.port;
}

function tryPort(host: string, port: number): Promise<string | null> {
  const probe = createServer();
  return new Promise((resolve) => {
    probe.once('error', (error: { code?: string }) => resolve(error.code ?? 'unknown'));
    probe.listen(port, host, () => probe.close(() => resolve(null)));
  });
}
