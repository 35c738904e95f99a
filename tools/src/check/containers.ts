import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SETTING_NAMES } from '@attune/backend/config';
import {
  type Compose,
  lintCompose,
  looseEnds,
  openPorts,
  readCompose,
  secretFaults,
  settings,
} from './compose.ts';
import { dockerfileFaults, type Image, readImage } from './dockerfile.ts';

/** What Node itself reads, besides the settings of the server. */
const OF_NODE = ['NODE_ENV', 'NODE_OPTIONS'];

/**
 * What is wrong with docker-compose.yml and infra/Dockerfile: by the schema and language of each, by a
 * linter, and by what Attune asks of them.
 * @param root a folder laid out like the repository.
 * @returns one line for each fault; none when all is well.
 */
export async function checkContainers(root: string): Promise<string[]> {
  const dockerfile = readFileSync(join(root, 'infra/Dockerfile'), 'utf8');
  const text = readFileSync(join(root, 'docker-compose.yml'), 'utf8');
  const image = readImage(dockerfile);
  const ofImage = [...dockerfileFaults(dockerfile), ...imageFaults(image, root)];
  const read = readCompose(text);
  if ('faults' in read) {
    return [...ofImage, ...read.faults];
  }
  const { compose } = read;
  return [
    ...ofImage,
    ...lintCompose(join(root, 'docker-compose.yml')),
    ...looseEnds(compose, image.hasHealthcheck),
    ...openPorts(compose),
    ...secretFaults(text, compose, readFileSync(join(root, '.env.example'), 'utf8')),
    ...ownServiceFaults(compose, root),
  ];
}

function imageFaults({ user, workdir, env, cmd, hasHealthcheck }: Image, root: string): string[] {
  const [name] = user.split(':');
  return [
    ...(name === '' || name === 'root' || name === '0' ? ['runs as root: it needs a USER'] : []),
    ...(hasHealthcheck ? [] : ['has no HEALTHCHECK']),
    ...(workdir === '' ? ['has no WORKDIR'] : []),
    ...commandFaults(cmd, root),
    ...Object.keys(env).flatMap(unknownSetting),
  ].map((fault) => `infra/Dockerfile: the image ${fault}`);
}

/** The services that run the image built here. */
function ownServiceFaults({ services }: Compose, root: string): string[] {
  return Object.entries(services)
    .filter(([, { build }]) => build !== undefined)
    .flatMap(([name, { command, environment }]) => {
      const ofCommand =
        command === undefined ? [] : commandFaults(Array.isArray(command) ? command : [], root);
      const ofSettings = Object.keys(settings(environment)).flatMap(unknownSetting);
      return [...ofCommand, ...ofSettings].map((fault) => `docker-compose.yml: ${name} ${fault}`);
    });
}

/** A command must name a file that the build makes; so it is looked for by its source, built or not. */
function commandFaults(command: readonly string[], root: string): string[] {
  const [program, script = ''] = command;
  if (program !== 'node') {
    return ['must be started by a list that begins with node, so that signals reach it'];
  }
  const source = script.replace(/^backend\/dist\/src\/(.+)\.js$/, 'backend/src/$1.ts');
  return source !== script && existsSync(join(root, source))
    ? []
    : [`starts ${script}, which the build does not make`];
}

function unknownSetting(name: string): string[] {
  return SETTING_NAMES.includes(name) || OF_NODE.includes(name)
    ? []
    : [`sets ${name}, which the server does not know`];
}
