import { RECIPIENT_KINDS_LABELS } from '@attune/shared';
import type { SentSummaryFragment } from '../../../generated/my-disclosures.ts';
import { dayInWords } from '../../../lib/dates.ts';
import { counted, firstName } from '../../../lib/words.ts';

/** 'Dr Anika Rao, primary-care physician, Quayside Surgery'. */
export function recipientInWords(one: SentSummaryFragment): string {
  const kind = one.recipientKind === 'OTHER' ? null : RECIPIENT_KINDS_LABELS[one.recipientKind].toLowerCase();
  return [one.recipientName, kind, one.recipientOrganisation].filter(Boolean).join(', ');
}

/** Where a summary stands, in a client's words. */
export function standingInWords(one: SentSummaryFragment, zone: string): string {
  const on = (at: string | null) => (at ? dayInWords(at, zone) : '');
  switch (one.state) {
    case 'ASKED':
      return `${firstName(one.composedBy)} asked you on ${on(one.askedAt)}. Nothing goes out before you say so.`;
    case 'CONSENTED':
      return `You agreed on ${on(one.answeredAt)}. ${firstName(one.composedBy)} has not made the link yet.`;
    case 'OPEN':
      return `You agreed on ${on(one.answeredAt)}. It can be opened until ${on(one.expiresAt)}.`;
    case 'EXPIRED':
      return one.linkedAt
        ? `It could be opened until ${on(one.endedAt)}.`
        : `You agreed on ${on(one.answeredAt)}, and it was never sent.`;
    case 'REVOKED':
      return `${one.endedByClient ? 'You took it back' : 'Your care team took it back'} on ${on(one.endedAt)}. It opens no more.`;
    case 'DECLINED':
      return `You said no on ${on(one.answeredAt)}. Nothing went out.`;
    case 'DRAFT':
      return 'Your care team is putting it together.';
  }
}

/** Whether and how often it was opened; null where it never could be. */
export function openingsInWords({ linkedAt, openings }: SentSummaryFragment): string | null {
  if (linkedAt === null) return null;
  return openings.length === 0
    ? 'Nobody has opened it so far.'
    : `Opened ${counted(openings.length, 'time')}.`;
}
