import { type AppConfig, loadConfig } from '@attune/backend/config';
import { freePort } from '../lib/ports.ts';

/** What `npm start` was told. */
export interface Settings {
  readonly mode: AppConfig['mode'];
  readonly host: string;
  readonly port: number;
  /** A PostgreSQL of the user's own, or null for the embedded one. */
  readonly databaseUrl: string | null;
  readonly logLevel: string;
}

/** Stands in for the address that is known only once the embedded database runs. */
const LATER = 'postgres://attune@127.0.0.1/attune';

/**
 * Reads the settings by the rules of the server itself, so that a wrong one is told before anything starts.
 * @throws ConfigError with one sentence for each that is wrong.
 */
export async function readSettings(env: NodeJS.ProcessEnv): Promise<Settings> {
  const databaseUrl = env['DATABASE_URL'] || null;
  const config = loadConfig({ ...env, DATABASE_URL: databaseUrl ?? LATER });
  return {
    mode: config.mode,
    host: config.host,
    port: config.port === 0 ? await freePort() : config.port,
    databaseUrl,
    // Who tries the demo wants to see its address and not every request.
    logLevel: env['ATTUNE_LOG_LEVEL'] || (config.mode === 'demo' ? 'warn' : config.logLevel),
  };
}

/** The address to open in a browser on this machine. */
export function addressOf({ host, port }: Pick<Settings, 'host' | 'port'>): string {
  const everywhere = host === '0.0.0.0' || host === '::' || host === '127.0.0.1';
  const name = everywhere ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}
