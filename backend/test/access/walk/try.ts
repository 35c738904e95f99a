import type { Action, SharingCategory } from '@attune/shared';
import type { Anything, DemoName } from '../../harness/index.ts';
import type { Walk } from './walk.ts';
import type { BESIDE, Column, Row } from './table.ts';

/** How the API answers: what was asked for is there, kept back with the reason, empty, or refused. */
export type Http =
  | 'shown'
  | 'done'
  | 'withheld'
  | 'absent'
  | 'forbidden'
  | 'not found'
  /** Word for word what is answered about something that does not exist, and nothing allowed. */
  | 'as if absent'
  | 'signed out';

/** What row-level security leaves: rows, none of them, or an error for want of a right. */
export type Sql = 'rows' | 'no rows' | 'refused';

/** A column of the table, or one of its people in a particular position. */
export type Seat =
  | Column
  | 'psychotherapist, not shared'
  | 'massage therapist, not shared'
  | 'emergency, not shared'
  | 'psychotherapist, not the author'
  | 'owner of a proposed place';

/** What is to come over HTTP and in SQL; null where this try has no such side (another one has). */
export type Outcome = readonly [http: Http | null, sql: Sql | null];

/** The ids and words that a try works with; names ending in `Id` point into the record. */
export type Things = Readonly<Record<string, string | number>>;

/** One thing that people try with a part of the record, and what comes of it for each of them. */
export interface Try {
  readonly row: Row | typeof BESIDE;
  /** What is tried, to stand after the name of whoever tries: "reads the plan". */
  readonly does: string;
  /** The action of the shared access table that this is a case of; its cells must agree with these. */
  readonly action?: Action;
  /** Whether the thing is the actor's own, as the shared table asks it. */
  readonly own?: boolean;
  readonly lead?: boolean;
  /** The category that "not shared" withdraws. */
  readonly consent?: SharingCategory;
  /** Makes what the try needs, as if it had always been there. */
  given?(walk: Walk): Promise<Things>;
  /** Takes away what `given` and a try that succeeded have left. */
  after?(walk: Walk): Promise<void>;
  readonly http?: {
    readonly document: string;
    variables(things: Things): object;
    /** Of a query: whether the answer shows what this is about. A mutation is judged by its result. */
    shown?(data: Anything, things: Things, text: string): boolean;
  };
  /** With `:name` for each of the things. */
  readonly sql?: string;
  readonly cells: Partial<Record<Seat, Outcome>>;
  /** Who tries as strangers, where a try makes one of the usual ones somebody else. */
  readonly strangers?: readonly DemoName[];
}

/** To strangers and outsiders nothing exists, and who is signed out is asked to sign in. */
export function nobodyElse(sql: Sql): Try['cells'] {
  return {
    stranger: ['as if absent', sql],
    outsider: ['as if absent', sql],
    'signed out': ['signed out', sql],
  };
}

/** Whether a text stands anywhere in an answer. */
export const says = (name: string) => (_data: Anything, things: Things, text: string) =>
  text.includes(String(things[name]));
