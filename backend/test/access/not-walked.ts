import type { ClientAction } from '@attune/shared';
import type { Column, Row } from './walk/table.ts';

/** A part of the access table that is not tried, and why. */
interface NotWalked {
  readonly row: Row;
  /** Left out: all of them. */
  readonly columns?: readonly Column[];
  readonly side?: 'HTTP' | 'SQL';
  readonly what: string;
  /**
   * What will be there once it is built: a coordinate of the schema (`Type`, `Type.field`), and a table of
   * the database. The list fails as soon as one of them is.
   */
  readonly until: { readonly schema?: readonly string[]; readonly table?: string };
}

/** Not in this version: each goes when it is built, and its cells are walked instead. */
export const NOT_BUILT: readonly NotWalked[] = [
  {
    row: 'name, contact',
    side: 'HTTP',
    what: 'changing e-mail and telephone in the API',
    until: { schema: ['Mutation.changeContact'] },
  },
  {
    row: 'members, credentials, services, rooms',
    side: 'HTTP',
    what: 'changing the directory, and credentials in the API',
    until: {
      schema: ['Member.credentials', 'Credential', 'Mutation.inviteMember', 'Mutation.changeService'],
    },
  },
];

/** A relation that lasts as long as a flag is open and is no column of the table: what it opens and what not has a test of its own. */
export const CALLED_IN = { relation: 'CALLED_IN', file: 'e2e/called-in.test.ts' } as const;

/** Cells of the shared access table whose HTTP side another test proves, with everything that it takes. */
export const PROVEN_ELSEWHERE: Readonly<Partial<Record<ClientAction, string>>> = {
  // A hard rule, a lead, a reason: R24.
  'appointment.override': 'e2e/scheduling-rules.test.ts',
};

/** Where the product gives another answer than the access table: whose decision that is, or that it is open. */
export const DECIDED_OTHERWISE: readonly {
  readonly row: Row;
  readonly cell: string;
  readonly why: string;
}[] = [
  {
    row: 'intake',
    cell: 'psychotherapist: rw, not r',
    why: 'Answered by the client, or with a psychotherapist of the team in a session (module intake).',
  },
  {
    row: 'members, credentials, services, rooms',
    cell: 'stranger: r',
    why: 'No part of a record: whoever works in the practice reads its directory by their role.',
  },
  {
    row: 'session response',
    cell: 'not shared: not found, not forbidden',
    why: 'That a single thing exists is not told to whom nothing is shared; the record says that something is withheld.',
  },
  {
    row: 'class of a psychotherapy appointment',
    cell: 'schedule_of and service_of_appointment tell it in SQL to whoever may book',
    why: 'The server tests the rules with it and tells sentences alone (module scheduling).',
  },
  {
    row: 'intake',
    cell: 'administrator: intake_gates_of tells codes of allergies and contraindications in SQL',
    why: 'Whether bodywork may be booked is decided with them; the API tells that, not what (module intake).',
  },
];
