import { NEUTRAL_WORDS } from '@attune/shared';
import type { Mail } from '../../../platform/mail/index.ts';

export interface Addressee {
  readonly email: string;
  /** Null for a client: a practice's name may say what is treated there. */
  readonly practiceName: string | null;
}

/**
 * R28: the one mail there is. It says that there is something to read, and where; not what, of whom, or
 * how bad.
 */
export function neutralMail(
  { email, practiceName }: Addressee,
  about: { readonly deliveryId: string; readonly notificationId: string; readonly urgent: boolean },
  baseUrl: string,
): Mail {
  const read = `${baseUrl}/notices/${about.notificationId}`;
  const choices = `${baseUrl}/account`;
  return {
    to: email,
    fromName: practiceName,
    id: about.deliveryId,
    urgent: about.urgent,
    // What is urgent cannot be turned off by one tap in a mail program.
    unsubscribeUrl: about.urgent ? null : choices,
    subject: NEUTRAL_WORDS.title,
    text: [
      NEUTRAL_WORDS.sentence,
      `Read it: ${read}`,
      `${sentBy(practiceName)}\nChoose how and when you are told: ${choices}`,
      '',
    ].join('\n\n'),
    html: page(practiceName, read, choices),
  };
}

const sentBy = (practiceName: string | null) =>
  `This mail comes from ${practiceName ?? 'Attune'}. Nothing personal is in it.`;

function page(practiceName: string | null, read: string, choices: string): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${NEUTRAL_WORDS.title}</title></head>
<body style="margin:0;padding:24px;background:#f9f6f0;color:#1f2a2e;font:16px/1.55 system-ui,-apple-system,'Segoe UI',sans-serif">
<div style="max-width:480px;margin:0 auto;padding:28px;background:#ffffff;border:1px solid #e3ded5;border-radius:14px">
<p style="margin:0 0 20px;font-size:18px">${NEUTRAL_WORDS.sentence}</p>
<p style="margin:0 0 24px"><a href="${escaped(read)}" style="display:inline-block;padding:12px 20px;border-radius:10px;background:#0f5c66;color:#ffffff;text-decoration:none">Read it in Attune</a></p>
<p style="margin:0;font-size:14px;color:#5b686d">${escaped(sentBy(practiceName))}<br><a href="${escaped(choices)}" style="color:#0f5c66">Choose how and when you are told</a></p>
</div>
</body>
</html>
`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escaped = (text: string) => text.replace(/[&<>"]/g, (letter) => ENTITIES[letter] ?? '');
