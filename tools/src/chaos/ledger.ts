/** What a sender knows of one flag that it wanted to raise. */
export interface Entry {
  /** Stands in the reason, so that the flag is found whatever was answered. */
  readonly mark: string;
  readonly clientId: string;
  readonly level: string;
  readonly hold: string;
  /** The flag's id where the answer told it; a client who asks for support is not told. */
  readonly flagId: string | null;
}

/** What was answered, as the senders wrote it down. */
export class Ledger {
  /** Answered "raised": these must be there. */
  readonly raised: Entry[] = [];
  /** Answered with a problem: these must not be there. */
  readonly refused: string[] = [];
  /** Given up without an answer: there once, or not. */
  readonly unknown: string[] = [];
  /** How often a request was sent again under the same key. */
  retries = 0;
}
