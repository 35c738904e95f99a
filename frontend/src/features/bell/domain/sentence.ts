import { isNotificationKind, notificationSentence } from '@attune/shared';

interface Told {
  readonly kind: string;
  readonly aboutViewer: boolean;
  readonly count?: number | null;
  readonly client?: { readonly name: string } | null;
}

/** What the bell says of a notification, in plain words for whoever reads it. */
export function sentenceOf({ kind, aboutViewer, client, count }: Told): string {
  return isNotificationKind(kind)
    ? notificationSentence(kind, aboutViewer ? 'CLIENT' : 'PRACTICE', client?.name ?? null, count ?? null)
    : 'There is something to read.';
}
