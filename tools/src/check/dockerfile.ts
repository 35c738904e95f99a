import { validate } from 'dockerfile-utils';

/** What the image made by a Dockerfile's last stage is started with. */
export interface Image {
  readonly user: string;
  readonly workdir: string;
  readonly env: Readonly<Record<string, string>>;
  /** The program and its arguments; empty when there is none, or none in the form that receives signals. */
  readonly cmd: readonly string[];
  readonly hasHealthcheck: boolean;
}

/** What is wrong with the text of a Dockerfile, by the rules of its language. */
export function dockerfileFaults(text: string): string[] {
  return validate(text).map(({ message, range }) => `infra/Dockerfile:${range.start.line + 1} ${message}`);
}

/** Reads the last stage; what earlier stages set does not reach the image. */
export function readImage(text: string): Image {
  const all = instructions(text);
  const last = all.slice(all.findLastIndex(({ name }) => name === 'FROM') + 1);
  const argumentOf = (name: string) => last.findLast((one) => one.name === name)?.argument ?? '';
  const healthcheck = argumentOf('HEALTHCHECK');
  return {
    user: argumentOf('USER'),
    workdir: argumentOf('WORKDIR'),
    env: Object.assign(
      {},
      ...last.filter(({ name }) => name === 'ENV').map(({ argument }) => pairs(argument)),
    ),
    cmd: words(argumentOf('CMD')),
    hasHealthcheck: healthcheck !== '' && healthcheck !== 'NONE',
  };
}

function instructions(text: string): { name: string; argument: string }[] {
  return text
    .split('\n')
    .filter((line) => !/^\s*#/.test(line))
    .join('\n')
    .replace(/\\\n\s*/g, ' ')
    .split('\n')
    .map((line) => /^\s*(?<name>[A-Za-z]+)\s+(?<argument>.*)$/.exec(line)?.groups)
    .filter((groups) => groups !== undefined)
    .map(({ name = '', argument = '' }) => ({ name: name.toUpperCase(), argument: argument.trim() }));
}

function pairs(argument: string): Record<string, string> {
  const found = argument.matchAll(/(\w+)=(?:"([^"]*)"|(\S*))/g);
  return Object.fromEntries([...found].map(([, name = '', quoted, plain]) => [name, quoted ?? plain ?? '']));
}

/** The JSON form; the other one goes through a shell, which keeps signals for itself. */
function words(argument: string): string[] {
  try {
    const parsed: unknown = JSON.parse(argument);
    return Array.isArray(parsed) ? parsed.map(String) : [];
  } catch {
    return [];
  }
}
