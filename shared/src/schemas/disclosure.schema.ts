import { DateTime } from 'luxon';
import { z } from 'zod';
import { LINK_DAYS, LONGEST_NARRATIVE, RECIPIENT_KINDS, SUMMARY_PARTS } from '../vocabulary/disclosures.ts';
import { localDate, optional, optionalText, optionalUuid, text, uuid, whole } from './fields.ts';

const MOST_YEARS = 5;
const email = z.email('Please give an e-mail address, or leave it out.').max(320);

/** A summary that is being put together; again with its id, it is changed. */
export const draftDisclosureSchema = z
  .object({
    clientId: uuid(),
    disclosureId: optionalUuid(),
    recipientKind: z.enum(RECIPIENT_KINDS),
    recipientName: text(120),
    recipientOrganisation: optionalText(160),
    recipientEmail: optionalText(320),
    reason: text(500),
    parts: z
      .array(z.enum(SUMMARY_PARTS))
      .max(SUMMARY_PARTS.length, 'Please choose each part once.')
      .transform((parts) => SUMMARY_PARTS.filter((part) => parts.includes(part))),
    from: localDate(),
    to: localDate(),
    openDays: optional(whole(LINK_DAYS.least, LINK_DAYS.most)).transform((days) => days ?? LINK_DAYS.usual),
    narrative: optionalText(LONGEST_NARRATIVE),
  })
  .superRefine(({ recipientEmail, parts, narrative, from, to }, context) => {
    const refuse = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (recipientEmail !== null && !email.safeParse(recipientEmail).success) {
      refuse('recipientEmail', 'Please give an e-mail address, or leave it out.');
    }
    if (parts.length === 0 && narrative === null) {
      refuse('parts', 'Please choose what goes out, or write a paragraph.');
    }
    if (from > to) {
      refuse('to', 'The end is before the beginning.');
    } else if (DateTime.fromISO(to).minus({ years: MOST_YEARS }) > DateTime.fromISO(from)) {
      refuse('from', `Please choose ${MOST_YEARS} years at most.`);
    }
  });

const HASH = /^[0-9a-f]{64}$/;
const contentHash = () => z.string().regex(HASH, 'This is not what was shown.');

/** Asks the client about exactly what was shown. */
export const askForDisclosureSchema = z.object({ disclosureId: uuid(), contentHash: contentHash() });

/** The client's yes or no to exactly what was shown. */
export const answerDisclosureSchema = z.object({
  disclosureId: uuid(),
  contentHash: contentHash(),
  agree: z.boolean(),
});

export const disclosureStepSchema = z.object({ disclosureId: uuid() });

/** What whoever holds a link sends: both are looked at as they are, and told apart from nothing. */
export const openSharedSchema = z.object({ token: z.string().max(200), code: z.string().max(100) });
