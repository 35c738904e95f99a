import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { SETTING_NAMES } from '@attune/backend/config';
import { afterAll, describe, expect, it } from '@jest/globals';
import { ROOT } from '../lib/paths.ts';
import { checkContainers } from './containers.ts';

const COMPOSE = 'docker-compose.yml';
const DOCKERFILE = 'infra/Dockerfile';
const NEEDED = [
  ...[COMPOSE, DOCKERFILE, '.env.example'],
  ...['backend/src/main.ts', 'backend/src/worker.ts', 'backend/src/cli/migrate.ts'],
];

describe('checkContainers', () => {
  const copies: string[] = [];
  afterAll(() => {
    for (const copy of copies) rmSync(copy, { recursive: true, force: true });
  });

  /** What is found once a passage of one of the files is another. */
  async function withFault(file: string, passage: string | RegExp, other: string): Promise<string[]> {
    const copy = mkdtempSync(join(tmpdir(), 'attune-containers-'));
    copies.push(copy);
    for (const needed of NEEDED) {
      mkdirSync(dirname(join(copy, needed)), { recursive: true });
      cpSync(join(ROOT, needed), join(copy, needed));
    }
    const before = readFileSync(join(copy, file), 'utf8');
    const after = before.replace(passage, () => other);
    expect(after).not.toBe(before);
    writeFileSync(join(copy, file), after);
    return checkContainers(copy);
  }

  it('finds nothing in the files as they are', async () => {
    expect(await checkContainers(ROOT)).toEqual([]);
  });

  it.each([
    ['broken YAML', 'services:', 'services: [', /docker-compose\.yml/],
    ['a key that compose does not know', 'restart: "no"', 'restrat: "no"', /services\/migrate.*restrat/],
    ['a value of the wrong type', 'start_period: 30s', 'start_period: [30]', /start_period/],
    [
      'a service that is not there',
      /migrate:\n(\s+)condition/,
      'migrat:\n        condition',
      /waits for migrat,/,
    ],
    [
      'waiting for the health of what has no check',
      'service_completed_successfully',
      'service_healthy',
      /migrate to be healthy/,
    ],
    ['a volume that is not listed', '- database:/var', '- databse:/var', /volume databse/],
    ['a port open to the network', '"127.0.0.1:8025', '"0.0.0.0:8025', /mail publishes/],
    ['a port without an address', '"127.0.0.1:8025:8025"', '"8025:8025"', /mail publishes/],
    [
      'a secret with a default',
      /\$\{ATTUNE_MASTER_KEY:\?[^}]*\}/,
      '$'.concat('{ATTUNE_MASTER_KEY:-abc}'),
      /ATTUNE_MASTER_KEY must be required/,
    ],
    [
      'a secret written down',
      /\$\{POSTGRES_PASSWORD:\?[^}]*\}/,
      'secret',
      /value of POSTGRES_PASSWORD written/,
    ],
    [
      'a setting that the server does not know',
      'ATTUNE_WORKER:',
      'ATTUNE_WORKERS:',
      /worker sets ATTUNE_WORKERS/,
    ],
    [
      'a command that is not built',
      'dist/src/worker.js',
      'dist/src/wroker.js',
      /wroker\.js, which the build/,
    ],
    ['an image without an explicit tag', 'axllent/mailpit:v1.27', 'axllent/mailpit', /tag/],
    [
      'a service without a health check',
      /healthcheck:\n\s+test: \["CMD", "\/mailpit"[\s\S]*?retries: 3\n/,
      '',
      /mail does not say how/,
    ],
  ])('docker-compose.yml: %s', async (_name, passage, other, finding) => {
    expect((await withFault(COMPOSE, passage, other)).join('\n')).toMatch(finding);
  });

  it.each([
    ['an unknown instruction', 'RUN npm run build', 'RUNN npm run build', /Dockerfile:\d+ .*RUNN/],
    ['no user', /^USER .*$/m, '', /runs as root/],
    ['root', /^USER .*$/m, 'USER 0:0', /runs as root/],
    [
      'a user in an earlier stage only',
      /^(FROM .* AS build)$([\s\S]*)^USER .*$/m,
      'FROM a:1 AS b\nUSER node\nFROM a:1',
      /runs as root/,
    ],
    ['no health check', /^HEALTHCHECK [\s\S]*?\n(?=CMD)/m, '', /no HEALTHCHECK/],
    ['a command that is not built', 'dist/src/main.js', 'dist/main.js', /starts backend\/dist\/main\.js/],
    [
      'a command through a shell',
      /^CMD .*$/m,
      'CMD node backend/dist/src/main.js',
      /list that begins with node/,
    ],
    ['a setting that the server does not know', 'ATTUNE_WEB_ROOT=', 'ATTUNE_WEBROOT=', /sets ATTUNE_WEBROOT/],
  ])('infra/Dockerfile: %s', async (_name, passage, other, finding) => {
    expect((await withFault(DOCKERFILE, passage, other)).join('\n')).toMatch(finding);
  });

  it('.env.example: a required variable that it does not list', async () => {
    expect(await withFault('.env.example', /^ATTUNE_AUDIT_KEY=.*\n/m, '')).toEqual([
      '.env.example does not list ATTUNE_AUDIT_KEY, which docker-compose.yml requires',
    ]);
  });
});

describe('docs/operations.md', () => {
  const rows = readFileSync(join(ROOT, 'docs/operations.md'), 'utf8').matchAll(/^\| `([A-Z_]+)` \|/gm);

  it('explains every setting of the server, and no other', () => {
    expect([...rows].map(([, name]) => name).sort()).toEqual([...SETTING_NAMES].sort());
  });
});
