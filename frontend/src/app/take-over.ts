import { PATHS } from '../lib/paths.ts';
import type { PageQuestion, WorkerAnswer } from '../lib/worker-questions.ts';

/** A worker that says nothing in this time is one that cannot be asked. */
const PATIENCE_MS = 3_000;

/** Asks a worker; null when it does not answer. */
function askWorker(worker: ServiceWorker, question: PageQuestion): Promise<WorkerAnswer | null> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    const done = (answer: WorkerAnswer | null) => {
      clearTimeout(timer);
      port1.close();
      resolve(answer);
    };
    const timer = setTimeout(() => done(null), PATIENCE_MS);
    port1.onmessage = ({ data }) => done(data as WorkerAnswer);
    worker.postMessage(question, [port2]);
  });
}

/** The script with which this page began: it tells one version of the app from another. */
const entryOf = (page: Document): string =>
  new URL(page.querySelector<HTMLScriptElement>('script[type="module"][src]')?.src ?? '/', page.baseURI)
    .pathname;

/**
 * What to do with a worker that waits: one of the version that this page already is takes over without a
 * word, if no other page is open; a newer one waits for somebody to say so. @returns whether it is newer.
 */
export async function isNewer(worker: ServiceWorker, page: Document): Promise<boolean> {
  const answer = await askWorker(worker, { kind: 'IS_MINE', entry: entryOf(page) });
  if (answer === 'MINE') {
    await askWorker(worker, { kind: 'TAKE_OVER' });
  }
  return answer === 'NEWER';
}

/** Lets it take over, and loads the page anew once it has. @returns 'OTHERS_OPEN' where it may not yet. */
export async function takeOver(
  workers: ServiceWorkerContainer,
  worker: ServiceWorker,
  reload: () => void,
): Promise<WorkerAnswer | null> {
  const taken = () => reload();
  workers.addEventListener('controllerchange', taken, { once: true });
  const answer = await askWorker(worker, { kind: 'TAKE_OVER' });
  if (answer !== 'TAKING_OVER') {
    workers.removeEventListener('controllerchange', taken);
  }
  return answer;
}

/** Tells of each worker that is ready and waits, also of one that was there before. @returns what stops it. */
export function watchWaiting(
  registration: ServiceWorkerRegistration,
  onWaiting: (worker: ServiceWorker) => void,
): () => void {
  const tell = () => {
    // The very first worker of a device takes over by itself: there is nothing older.
    if (registration.waiting && registration.active) onWaiting(registration.waiting);
  };
  const found = () => {
    const { installing } = registration;
    installing?.addEventListener('statechange', () => {
      if (installing.state === 'installed') tell();
    });
  };
  tell();
  registration.addEventListener('updatefound', found);
  return () => registration.removeEventListener('updatefound', found);
}

/** Pages on which there is nothing but reading. */
const READING: readonly string[] = [
  PATHS.home,
  PATHS.myPlan,
  PATHS.myTeam,
  PATHS.myAppointments,
  PATHS.howIAm,
  PATHS.today,
  PATHS.clients,
];
/** Within a page: something is being done that a new beginning would lose. */
const BEGUN = '[role="dialog"], [aria-busy="true"], [data-begun]';

/** Not the hidden one with which a field that grows is measured. */
const WRITING = 'textarea:not([aria-hidden="true"])';

/** Notices what is typed or chosen in a window, for as long as it stands on the screen. */
export class OpenForms {
  private readonly page: Document;
  private readonly touched = new Set<Element>();

  constructor(page: Document) {
    this.page = page;
    page.addEventListener('input', this.note, true);
  }

  private readonly note = ({ target }: Event) => {
    if (target instanceof Element) this.touched.add(target);
  };

  stop(): void {
    this.page.removeEventListener('input', this.note, true);
  }

  /** Whether anything begun would be lost. */
  get any(): boolean {
    for (const element of this.touched) {
      if (!element.isConnected) this.touched.delete(element);
    }
    // What was typed before anybody listened stands in its field.
    const written = [...this.page.querySelectorAll<HTMLTextAreaElement>(WRITING)].some(
      ({ value }) => value !== '',
    );
    return written || this.touched.size > 0 || this.page.querySelector(BEGUN) !== null;
  }

  /** Whether nobody would notice: nothing is begun, on a page that is only read. */
  isQuiet(path: string): boolean {
    return READING.includes(path) && !this.any;
  }
}
