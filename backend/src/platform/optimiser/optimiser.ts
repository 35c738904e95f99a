import { Worker } from 'node:worker_threads';
import type { Answer, Question } from './question.ts';

/** A thread that has not answered so long after its time is given up, in milliseconds. */
const GRACE = 1_000;
/** The thread's file beside this one, compiled as this one is. */
const THREAD = new URL(`./solver-thread${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);

/**
 * Solves mixed-integer linear models in threads of their own, one after another: a schedule that is
 * hard to find costs one core, and never the answers of others.
 */
export class Optimiser {
  private last: Promise<unknown> = Promise.resolve();

  /**
   * The best solution that is found within the time; the same question has the same answer as long as
   * the time suffices.
   * @returns null where the solver failed: it is for the caller to do without.
   */
  solve(question: Question): Promise<Answer | null> {
    const turn = this.last.then(() => ask(question));
    this.last = turn;
    return turn;
  }
}

function ask(question: Question): Promise<Answer | null> {
  return new Promise((resolve) => {
    const thread = new Worker(THREAD, { workerData: question, execArgv: [] });
    const settle = (answer: Answer | null) => {
      clearTimeout(tooLate);
      resolve(answer);
      void thread.terminate();
    };
    const tooLate = setTimeout(() => settle(null), question.seconds * 1_000 + GRACE);
    thread.once('message', settle);
    thread.once('error', () => settle(null));
    thread.once('exit', () => settle(null));
  });
}
