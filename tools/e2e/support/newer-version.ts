import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The name of the first script, which tells one version of the web app from another. */
const ENTRY = /assets\/index-([\w-]+)\.js/;

/** The server at another address, where a newer version of the web app can come out while it is looked at. */
export class NewerVersion {
  readonly url: string;
  private readonly close: () => void;
  private readonly out: { newer: boolean };

  private constructor(url: string, close: () => void, out: { newer: boolean }) {
    this.url = url;
    this.close = close;
    this.out = out;
  }

  static async of(attune: string): Promise<NewerVersion> {
    const out = { newer: false };
    const server = createServer((asked, answer) => {
      if (out.newer && asked.url === '/service-worker.js') void hand(attune, answer);
      else pass(attune, asked, answer);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const close = () => {
      server.closeAllConnections();
      server.close();
    };
    return new NewerVersion(`http://127.0.0.1:${port}`, close, out);
  }

  comesOut(): void {
    this.out.newer = true;
  }

  stop(): void {
    this.close();
  }
}

/** A worker whose first script has another name; what is asked for by that name is the old one. */
async function hand(attune: string, answer: ServerResponse): Promise<void> {
  const text = await (await fetch(`${attune}/service-worker.js`)).text();
  answer.writeHead(200, { 'content-type': 'text/javascript', 'cache-control': 'no-cache' });
  answer.end(text.replaceAll(new RegExp(ENTRY, 'g'), 'assets/index-$1.js?newer'));
}

function pass(attune: string, asked: IncomingMessage, answer: ServerResponse): void {
  const sent = request(
    `${attune}${asked.url ?? '/'}`,
    { method: asked.method ?? 'GET', headers: asked.headers },
    (got) => {
      answer.writeHead(got.statusCode ?? 502, got.headers);
      got.pipe(answer);
    },
  );
  sent.on('error', () => answer.destroy());
  asked.pipe(sent);
}
