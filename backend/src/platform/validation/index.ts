import type { z } from 'zod';
import { invalid, notFound } from '../errors/index.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether a text has the shape of an id. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}

/** The id, or the problem "not found": what is no id exists nowhere. @throws ProblemError */
export function knownId(id: string): string {
  if (!isUuid(id)) {
    throw notFound();
  }
  return id.toLowerCase();
}

/** The input as its schema wants it. @throws ProblemError with a sentence for each field that is wrong. */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input);
  if (parsed.success) {
    return parsed.data;
  }
  throw invalid(
    ...parsed.error.issues.map((issue) => ({
      path: issue.path.join('.'),
      message: issue.message,
    })),
  );
}
