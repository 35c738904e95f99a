import { isNotificationKind, notificationSentence } from '@attune/shared';

interface Told {
  readonly kind: string;
  readonly aboutViewer: boolean;
  readonly client?: { readonly name: string } | null;
}

/** What the bell says of a notification, in plain words for whoever reads it. */
export function sentenceOf({ kind, aboutViewer, client }: Told): string {
  return isNotificationKind(kind)
    ? notificationSentence(kind, aboutViewer ? 'CLIENT' : 'PRACTICE', client?.name ?? null)
    : 'There is something to read.';
}
