import type { Anything } from '../../harness/index.ts';
import type { Http, Things, Try } from './try.ts';

interface Answer {
  readonly data?: Anything;
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
}

const OF_CODE: Readonly<Record<string, Http>> = {
  UNAUTHENTICATED: 'signed out',
  FORBIDDEN: 'forbidden',
  NOT_FOUND: 'not found',
};

/** What an answer of the API amounts to; a text that tells what came instead where it is none of these. */
export function readAnswer(answer: Answer, http: NonNullable<Try['http']>, things: Things): Http | string {
  const [error] = answer.errors ?? [];
  if (error) {
    return OF_CODE[error.extensions.code] ?? `${error.extensions.code}: ${error.message}`;
  }
  const [root] = Object.values(answer.data ?? {}) as Anything[];
  if (http.document.trimStart().startsWith('mutation')) {
    return ofMutation(root);
  }
  const text = textsOf(answer.data).join('\n');
  if (http.shown?.(answer.data, things, text)) {
    return 'shown';
  }
  if (root === null) {
    return 'not found';
  }
  return text.split('\n').includes('Withheld') ? 'withheld' : 'absent';
}

function ofMutation(result: Anything): Http | string {
  const type: string = result?.__typename ?? '';
  if (type === 'Forbidden') return 'forbidden';
  if (type === 'NotFound') return 'not found';
  return typeof result?.code === 'string' ? `${type}: ${JSON.stringify(result)}` : 'done';
}

/** Every text of an answer, by itself. */
export function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

/** An answer without what differs from request to request. */
export function comparable(answer: Answer): unknown {
  return {
    data: answer.data,
    errors: answer.errors?.map(({ message, extensions }) => ({ message, code: extensions.code })),
  };
}
