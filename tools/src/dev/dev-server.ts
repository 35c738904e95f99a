import { type Prepared, Server } from '../start/server.ts';
import type { Settings } from '../start/settings.ts';

/** The server in watch mode: one that can be put in the place of itself. */
export class DevServer {
  private running: Server | null = null;
  private readonly settings: Settings;
  private readonly databaseUrl: string;

  constructor(settings: Settings, databaseUrl: string) {
    this.settings = settings;
    this.databaseUrl = databaseUrl;
  }

  /** @throws Sentence when it does not become ready; the next start may. */
  async start(): Promise<Prepared> {
    // The new one loads its code while the old one ends.
    const next = new Server(this.settings, 'server');
    await this.stop();
    this.running = next;
    return next.serve(this.databaseUrl);
  }

  async stop(): Promise<void> {
    await this.running?.stop();
  }
}
