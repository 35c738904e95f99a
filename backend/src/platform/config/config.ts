import { createHmac } from 'node:crypto';
import { z } from 'zod';

/** Secrets that exist so that the demo starts with one command; production refuses every one of them. */
const DEMO_DATABASE_SECRET = 'attune-demo-database-secret';
const DEMO_MASTER_KEY = Buffer.alloc(32, 'attune-demo-key').toString('base64');
const DEMO_AUDIT_KEY = Buffer.alloc(32, 'attune-demo-audit').toString('base64');
const DEMO_MAIL_FROM = 'Attune <attune@example.org>';

/** Short, because what changes in a membership must hold soon; what ends a session is told at once. */
const SESSION_CACHE_SECONDS = 5;

/** With the rest of a joint schedule a person waits less than two. */
const SOLVER_SECONDS = 0.9;

/** A whole number within limits, with one sentence for whatever else is given. */
const whole = (least: number, most: number) => {
  const error = `must be a whole number from ${least} to ${most}`;
  return z.coerce.number({ error }).int(error).min(least, error).max(most, error);
};
const oneOf = <const Values extends readonly [string, ...string[]]>(...values: Values) =>
  z.enum(values, { error: `must be one of ${values.join(', ')}` });
const given = () => z.string({ error: 'must be set' });
const base64Key = given().refine(
  (text) => Buffer.from(text, 'base64').length === 32,
  'must be 32 bytes in base64',
);
const url = (protocols: readonly string[]) =>
  given().refine(
    (text) => URL.canParse(text) && protocols.includes(new URL(text).protocol),
    `must be an address that begins with ${protocols.join(' or ')}`,
  );
const postgresUrl = url(['postgres:', 'postgresql:']);
/** `attune@example.org`, or with a name before it: `Attune <attune@example.org>`. */
const mailAddress = given().regex(
  /^([^<>@"\r\n]+ <[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/,
  'must be an address such as Attune <attune@example.org>',
);
/** A point of the curve P-256, or a secret number of it. */
const curveKey = (bytes: number) =>
  given().refine(
    (text) => /^[\w-]+$/.test(text) && Buffer.from(text, 'base64url').length === bytes,
    `must be ${bytes} bytes in base64url`,
  );

const environment = z.object({
  ATTUNE_MODE: oneOf('demo', 'production', 'test').default('demo'),
  PORT: whole(0, 65_535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATABASE_URL: postgresUrl,
  DATABASE_APP_URL: postgresUrl.optional(),
  DATABASE_WORKER_URL: postgresUrl.optional(),
  ATTUNE_DATABASE_SECRET: z
    .string()
    .min(16, 'must have at least 16 characters')
    .default(DEMO_DATABASE_SECRET),
  ATTUNE_MASTER_KEY: base64Key.default(DEMO_MASTER_KEY),
  ATTUNE_PREVIOUS_MASTER_KEY: base64Key.optional(),
  ATTUNE_AUDIT_KEY: base64Key.default(DEMO_AUDIT_KEY),
  ATTUNE_PUBLIC_URL: url(['http:', 'https:']).optional(),
  ATTUNE_WEB_ROOT: z.string().min(1).optional(),
  ATTUNE_SMTP_URL: url(['smtp:', 'smtps:']).optional(),
  ATTUNE_SMTP_TLS: oneOf('required', 'if-offered', 'off').default('required'),
  ATTUNE_MAIL_FROM: mailAddress.optional(),
  ATTUNE_VAPID_PUBLIC_KEY: curveKey(65).optional(),
  ATTUNE_VAPID_PRIVATE_KEY: curveKey(32).optional(),
  ATTUNE_SERVICE_WORKER: oneOf('on', 'off').default('on'),
  ATTUNE_WORKER: oneOf('in-process', 'separate').default('in-process'),
  ATTUNE_POOL_SIZE: whole(2, 500).default(10),
  ATTUNE_LOG_LEVEL: oneOf('trace', 'debug', 'info', 'warn', 'error', 'silent').default('info'),
  ATTUNE_SESSION_IDLE_MINUTES: whole(5, 1440).default(480),
  ATTUNE_SESSION_MAX_HOURS: whole(1, 720).default(168),
});

/** Where mails go: a server, and whether the way to it is encrypted. */
export interface SmtpSettings {
  readonly url: string;
  readonly tls: 'required' | 'if-offered' | 'off';
}

/** The keys by which push services know who sends (VAPID, RFC 8292), in base64url. */
export interface VapidKeys {
  readonly publicKey: string;
  readonly privateKey: string;
}

/** The names of all settings, as the environment gives them. */
export const SETTING_NAMES: readonly string[] = Object.keys(environment.shape);

/** Everything the process was told from outside; read once at start, frozen, injected as this class. */
export class AppConfig {
  readonly mode: 'demo' | 'production' | 'test';
  readonly port: number;
  readonly host: string;
  /** The owner's (or administrator's) address: migrations and the demo, never requests. */
  readonly databaseUrl: string;
  readonly appDatabaseUrl: string;
  readonly workerDatabaseUrl: string;
  readonly databaseSecret: string;
  /** 32 bytes that wrap the practices' data keys. */
  readonly masterKey: Buffer;
  /** What wrapped them until the rotation that is under way; null when there is none. */
  readonly previousMasterKey: Buffer | null;
  /** 32 bytes that key the hashes of the audit chain; never changed while the chain is to be verified. */
  readonly auditKey: Buffer;
  readonly publicUrl: string | null;
  readonly webRoot: string | null;
  /** Null in the demo and in tests: then mails go to a mailbox in the process. */
  readonly smtp: SmtpSettings | null;
  readonly mailFrom: string;
  /** Null in production: no push messages. Elsewhere they are derived. */
  readonly vapid: VapidKeys | null;
  /** Whether browsers keep the help page for when there is no network; off, they are told to forget it. */
  readonly serviceWorker: 'on' | 'off';
  readonly worker: 'in-process' | 'separate';
  readonly poolSize: number;
  readonly logLevel: string;
  /** Where log lines go; null is the standard output. */
  readonly logSink: { write(line: string): void } | null;
  readonly secureCookies: boolean;
  readonly sessionIdleSeconds: number;
  readonly sessionMaxSeconds: number;
  /** How long a process remembers who is behind a session before it asks again. */
  readonly sessionCacheSeconds: number;
  /** How long the optimiser may look for a better joint schedule. */
  readonly solverSeconds: number;

  constructor(values: { [Key in keyof AppConfig]: AppConfig[Key] }) {
    Object.assign(this, values);
    Object.freeze(this);
  }
}

/** The settings cannot be used; the message is one sentence for each that is wrong. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

/**
 * Reads and checks the settings.
 * @throws ConfigError with one sentence for each setting that is wrong, or that is a demo secret in production.
 */
export function loadConfig(env: Record<string, string | undefined>): AppConfig {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    throw new ConfigError(
      parsed.error.issues.map(({ path, message }) => `The setting ${path.join('.')} ${message}.`).join('\n'),
    );
  }
  const settings = parsed.data;
  if (settings.ATTUNE_MODE === 'production') {
    refuseDemoSecrets(settings);
  }
  const secret = settings.ATTUNE_DATABASE_SECRET;
  return new AppConfig({
    mode: settings.ATTUNE_MODE,
    port: settings.PORT,
    host: settings.HOST,
    databaseUrl: settings.DATABASE_URL,
    appDatabaseUrl: settings.DATABASE_APP_URL ?? roleUrl(settings.DATABASE_URL, 'attune_app', secret),
    workerDatabaseUrl:
      settings.DATABASE_WORKER_URL ?? roleUrl(settings.DATABASE_URL, 'attune_worker', secret),
    databaseSecret: secret,
    masterKey: Buffer.from(settings.ATTUNE_MASTER_KEY, 'base64'),
    previousMasterKey: settings.ATTUNE_PREVIOUS_MASTER_KEY
      ? Buffer.from(settings.ATTUNE_PREVIOUS_MASTER_KEY, 'base64')
      : null,
    auditKey: Buffer.from(settings.ATTUNE_AUDIT_KEY, 'base64'),
    publicUrl: settings.ATTUNE_PUBLIC_URL ?? null,
    webRoot: settings.ATTUNE_WEB_ROOT ?? null,
    smtp: settings.ATTUNE_SMTP_URL ? { url: settings.ATTUNE_SMTP_URL, tls: settings.ATTUNE_SMTP_TLS } : null,
    mailFrom: settings.ATTUNE_MAIL_FROM ?? DEMO_MAIL_FROM,
    vapid: vapidOf(settings),
    serviceWorker: settings.ATTUNE_SERVICE_WORKER,
    worker: settings.ATTUNE_WORKER,
    poolSize: settings.ATTUNE_POOL_SIZE,
    logLevel: settings.ATTUNE_LOG_LEVEL,
    logSink: null,
    secureCookies: settings.ATTUNE_MODE === 'production',
    sessionIdleSeconds: settings.ATTUNE_SESSION_IDLE_MINUTES * 60,
    sessionMaxSeconds: settings.ATTUNE_SESSION_MAX_HOURS * 3600,
    sessionCacheSeconds: SESSION_CACHE_SECONDS,
    solverSeconds: SOLVER_SECONDS,
  });
}

/** The password of a runtime database role, derived so that one secret serves all of them. */
export function rolePassword(secret: string, role: string): string {
  return createHmac('sha256', secret).update(role).digest('base64url');
}

function roleUrl(databaseUrl: string, role: string, secret: string): string {
  const address = new URL(databaseUrl);
  address.username = role;
  address.password = rolePassword(secret, role);
  return address.toString();
}

function refuseDemoSecrets(settings: z.infer<typeof environment>): void {
  const refused = [
    settings.ATTUNE_DATABASE_SECRET === DEMO_DATABASE_SECRET && 'ATTUNE_DATABASE_SECRET',
    settings.ATTUNE_MASTER_KEY === DEMO_MASTER_KEY && 'ATTUNE_MASTER_KEY',
    settings.ATTUNE_AUDIT_KEY === DEMO_AUDIT_KEY && 'ATTUNE_AUDIT_KEY',
    settings.ATTUNE_PUBLIC_URL === undefined && 'ATTUNE_PUBLIC_URL',
    settings.ATTUNE_SMTP_URL === undefined && 'ATTUNE_SMTP_URL',
    settings.ATTUNE_MAIL_FROM === undefined && 'ATTUNE_MAIL_FROM',
  ].filter((name) => name !== false);
  if (refused.length > 0) {
    throw new ConfigError(
      refused
        .map((name) => `The setting ${name} must be set to a value of your own in production.`)
        .join('\n'),
    );
  }
}

function vapidOf(settings: z.infer<typeof environment>): VapidKeys | null {
  const { ATTUNE_VAPID_PUBLIC_KEY: publicKey, ATTUNE_VAPID_PRIVATE_KEY: privateKey } = settings;
  if ((publicKey === undefined) !== (privateKey === undefined)) {
    throw new ConfigError(
      'The settings ATTUNE_VAPID_PUBLIC_KEY and ATTUNE_VAPID_PRIVATE_KEY are a pair: set both, or neither.',
    );
  }
  return publicKey === undefined || privateKey === undefined ? null : { publicKey, privateKey };
}
