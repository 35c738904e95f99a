/** One mail to one person. */
export interface Mail {
  readonly to: string;
  /** The name beside the address it comes from; null: the one that was set. */
  readonly fromName: string | null;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** The same for each try of the same mail, so that a receiver can drop a repetition. */
  readonly id: string;
  readonly urgent: boolean;
  /** Where the reader can turn such mails off; null where they cannot. */
  readonly unsubscribeUrl: string | null;
}

/** Hands mails to whoever carries them. */
export abstract class Mailer {
  /** Resolves when a mail server has taken it. @throws Error when none did: it may be tried again. */
  abstract send(mail: Mail): Promise<void>;
}
