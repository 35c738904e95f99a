import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Compose, readCompose, settings } from '../check/compose.ts';
import { readImage } from '../check/dockerfile.ts';
import { ROOT, WEB_ROOT } from '../lib/paths.ts';
import { AttuneProcess } from './attune-process.ts';

/** Secrets as an operator would set them, none of them the demo's. */
const SECRETS = {
  POSTGRES_PASSWORD: 'superuser-password',
  ATTUNE_ADMIN_PASSWORD: 'admin-password',
  ATTUNE_DATABASE_SECRET: 'a secret of this test alone',
  ATTUNE_MASTER_KEY: Buffer.alloc(32, 'master').toString('base64'),
  // No rotation is under way, so it is set nowhere.
  ATTUNE_PREVIOUS_MASTER_KEY: '',
  ATTUNE_AUDIT_KEY: Buffer.alloc(32, 'audit').toString('base64'),
  ATTUNE_PUBLIC_URL: 'https://attune.example.org',
  // Nothing is sent in these tests.
  ATTUNE_SMTP_URL: 'smtp://127.0.0.1:1',
  ATTUNE_SMTP_TLS: 'required',
  ATTUNE_MAIL_FROM: 'Attune <attune@example.org>',
  ATTUNE_VAPID_PUBLIC_KEY: '',
  ATTUNE_VAPID_PRIVATE_KEY: '',
};

export type ServiceName = 'app' | 'worker' | 'migrate';

/**
 * Starts the built files as the containers start them: the service's command (the image's own when it
 * has none), the image's settings and the service's, on this machine in the place of the container.
 */
export class ImageServices {
  readonly started: AttuneProcess[] = [];
  private readonly image = readImage(readFileSync(join(ROOT, 'infra/Dockerfile'), 'utf8'));
  private readonly services: Compose['services'];
  private readonly folder: string;
  private readonly port: string;

  /** @param folder for the page that stands in for the web app where that is not built. */
  constructor(folder: string, port: string) {
    this.folder = folder;
    this.port = port;
    const read = readCompose(readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8'));
    if ('faults' in read) throw new Error(read.faults.join('\n'));
    this.services = read.compose.services;
  }

  /**
   * @param own settings that this start has besides the service's, or instead.
   * @param instead a command in the place of the service's, as `docker compose run` takes one.
   */
  start(name: ServiceName, own: Record<string, string>, instead?: readonly string[]): AttuneProcess {
    const { command = this.image.cmd, environment } = this.services[name] ?? {};
    const [, ...args] = instead ?? command;
    const attune = new AttuneProcess(args, {
      ...this.image.env,
      ...Object.fromEntries(
        Object.entries(settings(environment)).map(([key, value]) => [key, filled(value)]),
      ),
      HOST: '127.0.0.1',
      PORT: this.port,
      ATTUNE_WEB_ROOT: this.webRoot(),
      ...own,
    });
    this.started.push(attune);
    return attune;
  }

  async stop(): Promise<void> {
    for (const attune of this.started) await attune.signal('SIGTERM');
  }

  /** Where the image has the web app, with the repository in the place of the image's folder. */
  private webRoot(): string {
    const here = (this.image.env['ATTUNE_WEB_ROOT'] ?? '').replace(this.image.workdir, ROOT);
    if (here !== WEB_ROOT) throw new Error(`The image looks for the web app in ${here}, which is not built.`);
    if (existsSync(join(here, 'index.html'))) return here;
    const stand = join(this.folder, 'web');
    mkdirSync(stand, { recursive: true });
    writeFileSync(join(stand, 'index.html'), '<title>Attune</title>');
    return stand;
  }
}

/** The value with the variables of the environment in it. */
function filled(value: string): string {
  return value.replace(/\$\{(\w+)[^}]*\}/g, (_all, name: keyof typeof SECRETS) => SECRETS[name]);
}
