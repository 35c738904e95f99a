import type { MyNotesQuery } from '../../../generated/my-notes.ts';

export type Page = NonNullable<MyNotesQuery['client']>['notes'];
/** A note as the client reads it. */
export type MyNote = Page['edges'][number]['node'];
