import { Worker } from 'node:worker_threads';
import type { Answer, Question } from './question.ts';

/** A thread that has not answered so long after its time is given up, in milliseconds. */
const GRACE = 2_000;
/** The thread's file beside this one, compiled as this one is. */
const THREAD = new URL(
  `./solver-thread${new URL(import.meta.url).pathname.endsWith('.ts') ? '.ts' : '.js'}`,
  import.meta.url,
);

/**
 * Solves mixed-integer linear models in threads of their own, one after another: a schedule that is
 * hard to find costs one core, and never the answers of others.
 */
export class Optimiser {
  /** On a busy machine a question may take so many times its seconds. */
  patience = 3;
  private last: Promise<unknown> = Promise.resolve();

  /**
   * The best solution that is found within the time; the same question has the same answer as long as
   * the time suffices.
   * @throws Error where the solver failed or did not answer: it is for the caller to do without.
   */
  solve(asked: Omit<Question, 'patience'>): Promise<Answer> {
    const question = { ...asked, patience: asked.seconds * this.patience };
    const turn = this.last.then(() => ask(question));
    this.last = turn.catch(() => undefined);
    return turn;
  }
}

function ask(question: Question): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(THREAD, { workerData: question, execArgv: [] });
    const fail = (why: string) => reject(new Error(`The solver ${why}.`));
    const tooLate = setTimeout(
      () => {
        fail('did not answer in time');
        void thread.terminate();
      },
      question.patience * 1_000 + GRACE,
    );
    thread.once('message', resolve);
    thread.once('error', reject);
    // After an answer or an error this says nothing new: a promise keeps the first it was told.
    thread.once('exit', () => {
      clearTimeout(tooLate);
      fail('ended without an answer');
    });
  });
}
