import type { Actor } from '../context/index.ts';
import type { Notice } from './notice.ts';

/** More than this waiting means that the reader is gone or far too slow: one "look at everything" does. */
const MOST_WAITING = 200;

/** The notices for one person's open connection, one after the other, as an async iterator. */
export class NoticeStream implements AsyncIterableIterator<Notice> {
  private readonly waiting: Notice[] = [];
  private wake: ((result: IteratorResult<Notice>) => void) | null = null;
  private ended = false;

  constructor(
    readonly actor: Actor,
    private readonly onEnd: () => void,
  ) {}

  push(notice: Notice): void {
    if (this.ended) {
      return;
    }
    if (this.wake) {
      this.wake({ value: notice, done: false });
      this.wake = null;
      return;
    }
    if (this.waiting.length >= MOST_WAITING) {
      this.waiting.length = 0;
      this.waiting.push({ ...notice, kind: 'EVERYTHING', clientId: null });
      return;
    }
    this.waiting.push(notice);
  }

  end(): void {
    if (!this.ended) {
      this.ended = true;
      this.wake?.({ value: undefined, done: true });
      this.wake = null;
      this.onEnd();
    }
  }

  next(): Promise<IteratorResult<Notice>> {
    const value = this.waiting.shift();
    if (value) {
      return Promise.resolve({ value, done: false });
    }
    if (this.ended) {
      return Promise.resolve({ value: undefined, done: true });
    }
    return new Promise((resolve) => {
      this.wake = resolve;
    });
  }

  return(): Promise<IteratorResult<Notice>> {
    this.end();
    return Promise.resolve({ value: undefined, done: true });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
