import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Ajv } from 'ajv';
import { DCLinter } from 'dclint';
import { parseDocument } from 'yaml';
import { ROOT } from '../lib/paths.ts';

type Map<Value> = Readonly<Record<string, Value>>;

/** One service, as far as the checks look at it. */
export interface Service {
  readonly build?: unknown;
  readonly command?: string | readonly string[];
  readonly environment?: Map<unknown> | readonly string[];
  readonly ports?: readonly unknown[];
  readonly volumes?: readonly unknown[];
  readonly healthcheck?: { readonly disable?: boolean };
  readonly depends_on?: Map<{ readonly condition?: string }> | readonly string[];
}

export interface Compose {
  readonly services: Map<Service>;
  readonly volumes?: Map<unknown>;
}

/** The published schema of compose files, as a linter brings it. */
const SCHEMA = join(
  dirname(createRequire(import.meta.url).resolve('dclint/package.json')),
  'schemas/compose.schema.json',
);
const SECRET = /PASSWORD|SECRET|KEY|TOKEN/;

/**
 * Reads a compose file with its anchors and merges.
 * @returns the file, or what breaks the language or the published schema.
 */
export function readCompose(text: string): { compose: Compose } | { faults: string[] } {
  const document = parseDocument(text, { merge: true });
  if (document.errors.length > 0) {
    return { faults: document.errors.map((error) => `docker-compose.yml: ${error.message}`) };
  }
  const { $schema: _draft, ...rules } = JSON.parse(readFileSync(SCHEMA, 'utf8')) as Map<unknown>;
  const validate = new Ajv({ allErrors: true, strict: false, validateFormats: false, logger: false }).compile(
    rules,
  );
  const compose: unknown = document.toJS();
  if (!validate(compose)) {
    return {
      faults: (validate.errors ?? []).map(
        ({ instancePath, message, params }) =>
          `docker-compose.yml${instancePath} ${message} ${JSON.stringify(params)}`,
      ),
    };
  }
  return { compose: compose as Compose };
}

/** What the linter tells; its own types lose this under Node's rules of resolution. */
interface LintMessage {
  readonly line: number;
  readonly rule: string;
  readonly message: string;
}

/** What the linter finds, by the rules of .dclintrc.json. */
export function lintCompose(path: string): string[] {
  const { rules } = JSON.parse(readFileSync(join(ROOT, '.dclintrc.json'), 'utf8'));
  const linter = new DCLinter({ rules, quiet: true, debug: false, exclude: [] });
  const results = linter.lintFiles([path], false) as { messages: LintMessage[] }[];
  return results
    .flatMap(({ messages }) => messages)
    .map(({ line, rule, message }) => `docker-compose.yml:${line} ${message} (${rule})`);
}

/** Names that lead nowhere, which the schema cannot see: services waited for, volumes mounted. */
export function looseEnds({ services, volumes = {} }: Compose, imageIsChecked: boolean): string[] {
  const isChecked = ({ build, healthcheck }: Service) =>
    healthcheck ? healthcheck.disable !== true : build !== undefined && imageIsChecked;
  return Object.entries(services).flatMap(([name, service]) => {
    const waits = Object.entries(dependencies(service)).flatMap(([other, condition]) => {
      const target = services[other];
      if (!target) return [`waits for ${other}, which is not a service`];
      return condition === 'service_healthy' && !isChecked(target)
        ? [`waits for ${other} to be healthy, which has no health check`]
        : [];
    });
    const mounts = (service.volumes ?? [])
      .map((volume) => (typeof volume === 'string' ? (volume.split(':')[0] ?? '') : ''))
      .filter((source) => /^\w/.test(source) && !(source in volumes))
      .map((source) => `mounts the volume ${source}, which is not listed`);
    const health = service.healthcheck || isChecked(service) ? [] : ['does not say how its health is known'];
    return [...waits, ...mounts, ...health].map((fault) => `docker-compose.yml: ${name} ${fault}`);
  });
}

/** Ports that others on the network could reach: what is public stands behind a proxy. */
export function openPorts({ services }: Compose): string[] {
  return Object.entries(services).flatMap(([name, { ports = [] }]) =>
    ports
      .filter((port) => {
        const host = typeof port === 'object' ? (port as { host_ip?: string }).host_ip : String(port);
        return !/^127\.0\.0\.1(:|$)/.test(host ?? '');
      })
      .map((port) => `docker-compose.yml: ${name} publishes ${JSON.stringify(port)} beyond this machine`),
  );
}

/** Secrets that stand in the file or have a default there, and required variables that .env.example does not list. */
export function secretFaults(text: string, { services }: Compose, example: string): string[] {
  const variables = [...text.matchAll(/\$\{(\w+)(:?[-?+][^}]*)?\}/g)].map(([, name = '', rest = '']) => ({
    name,
    rest,
  }));
  const listed = new Set([...example.matchAll(/^(\w+)=/gm)].map(([, name]) => name));
  const withDefault = variables
    .filter(({ name, rest }) => SECRET.test(name) && !/^:\?./.test(rest))
    .map(({ name }) => `docker-compose.yml: ${name} must be required, with a sentence: \${${name}:?…}`);
  const unlisted = variables
    .filter(({ name, rest }) => rest.startsWith(':?') && !listed.has(name))
    .map(({ name }) => `.env.example does not list ${name}, which docker-compose.yml requires`);
  const written = Object.entries(services).flatMap(([service, { environment }]) =>
    Object.entries(settings(environment))
      .filter(([name, value]) => SECRET.test(name) && !/^\$\{/.test(value))
      .map(([name]) => `docker-compose.yml: ${service} has the value of ${name} written in it`),
  );
  return [...new Set([...withDefault, ...unlisted, ...written])];
}

/** What a service sets in the environment, in either way of writing it. */
export function settings(environment: Service['environment'] = {}): Map<string> {
  if (Array.isArray(environment)) {
    return Object.fromEntries(
      environment.map((line) => [line.split('=')[0], line.slice(line.indexOf('=') + 1)]),
    );
  }
  // A name without a value passes on what .env or the shell sets, and nothing where neither does.
  return Object.fromEntries(
    Object.entries(environment).map(([name, value]) => [
      name,
      value === null ? `\${${name}}` : String(value),
    ]),
  );
}

/** The services that a service waits for, and until when. */
function dependencies({ depends_on: waits = {} }: Service): Map<string> {
  if (Array.isArray(waits)) {
    return Object.fromEntries(waits.map((name) => [name, 'service_started']));
  }
  const named = waits as Map<{ readonly condition?: string }>;
  return Object.fromEntries(
    Object.entries(named).map(([name, { condition = 'service_started' }]) => [name, condition]),
  );
}
