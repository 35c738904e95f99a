import { DateTime } from 'luxon';

/** What went out within this time went out at once. */
const AT_ONCE_MINUTES = 5;

/**
 * The client's words, with when they were written where that was before they could be sent: whoever reads
 * "now" must know which now. A clock that is ahead of ours says nothing.
 */
export function withTimeOfWriting(
  message: string | null,
  writtenAt: string | null,
  now: Date,
  zone: string,
): string | null {
  const minutes = writtenAt === null ? 0 : (now.getTime() - Date.parse(writtenAt)) / 60_000;
  if (writtenAt === null || minutes < AT_ONCE_MINUTES) {
    return message;
  }
  const at = DateTime.fromISO(writtenAt, { zone }).setLocale('en-GB').toFormat("d MMMM 'at' HH:mm");
  return [message, `(Written on ${at}; there was no network until now.)`].filter(Boolean).join('\n');
}
