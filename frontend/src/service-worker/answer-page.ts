import type { PageQuestion, WorkerAnswer } from '../lib/worker-questions.ts';

interface Version {
  /** Addresses of the files that this version put on the device. */
  readonly files: readonly string[];
  /** How many pages of the app are open, of whichever version. */
  openPages(): Promise<number>;
  takeOver(): Promise<void>;
}

/**
 * Answers a page. A version takes over when the page that asks is the only one: no other loses its files
 * under its feet. Whether it is newer than the page shows by the script with which the page began.
 */
export async function answerPage(question: PageQuestion, version: Version): Promise<WorkerAnswer> {
  if (question.kind === 'IS_MINE') {
    return version.files.includes(question.entry) ? 'MINE' : 'NEWER';
  }
  if ((await version.openPages()) > 1) {
    return 'OTHERS_OPEN';
  }
  await version.takeOver();
  return 'TAKING_OVER';
}
