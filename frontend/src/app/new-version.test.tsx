import { beforeEach, expect, it, jest } from '@jest/globals';
import { act, screen, waitFor } from '@testing-library/react';
import type { PageQuestion, WorkerAnswer } from '../lib/worker-questions.ts';
import { JONAH, renderApp } from '../testing/render-app.tsx';
import { NewVersion } from './new-version.tsx';

/** A port as far as one answer needs it. */
class Port {
  other: Port | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  postMessage(data: unknown) {
    queueMicrotask(() => this.other?.onmessage?.({ data }));
  }
  close() {}
}

class Channel {
  readonly port1 = new Port();
  readonly port2 = new Port();
  constructor() {
    this.port1.other = this.port2;
    this.port2.other = this.port1;
  }
}

const reload = jest.fn();
const asked: PageQuestion['kind'][] = [];
let answers: Record<PageQuestion['kind'], WorkerAnswer> = { IS_MINE: 'NEWER', TAKE_OVER: 'TAKING_OVER' };

/** A browser in which a version waits. */
function browserWith(waiting: boolean) {
  const workers = new EventTarget();
  const worker = {
    postMessage: (question: PageQuestion, [port]: readonly [Port]) => {
      asked.push(question.kind);
      port.postMessage(answers[question.kind]);
      if (question.kind === 'TAKE_OVER' && answers.TAKE_OVER === 'TAKING_OVER') {
        setTimeout(() => workers.dispatchEvent(new Event('controllerchange')), 10);
      }
    },
  };
  const registration = Object.assign(new EventTarget(), {
    waiting: waiting ? worker : null,
    active: {},
    installing: null,
  });
  return Object.assign(workers, {
    getRegistration: async () => registration,
  }) as unknown as ServiceWorkerContainer;
}

beforeEach(() => {
  Object.assign(globalThis, { MessageChannel: Channel });
  Object.assign(window, { MessageChannel: Channel });
  reload.mockClear();
  asked.length = 0;
  answers = { IS_MINE: 'NEWER', TAKE_OVER: 'TAKING_OVER' };
});

const show = (waiting = true, at = '/my-appointments') =>
  renderApp(
    <>
      <input aria-label="A line" />
      <NewVersion workers={browserWith(waiting)} reload={reload} />
    </>,
    { viewer: JONAH, at },
  );

it('says nothing while there is nothing newer, or the page is of that version already', async () => {
  show(false).unmount();
  answers.IS_MINE = 'MINE';
  show();
  await waitFor(() => expect(asked).toEqual(['IS_MINE', 'TAKE_OVER']));
  expect(screen.queryByText(/newer version/)).toBeNull();
  expect(reload).not.toHaveBeenCalled();
});

it('waits until somebody says so, and then loads the page anew', async () => {
  const { user } = show();
  expect(await screen.findByText('A newer version of Attune is ready.')).toBeInTheDocument();
  expect(reload).not.toHaveBeenCalled();
  await user.click(screen.getByRole('button', { name: 'Use it now' }));
  await waitFor(() => expect(reload).toHaveBeenCalledTimes(1));
});

it('loses nothing that is typed here, or in another window', async () => {
  const { user } = show();
  await user.type(screen.getByRole('textbox', { name: 'A line' }), 'The evening is long');
  await user.click(await screen.findByRole('button', { name: 'Use it now' }));
  expect(screen.getByText(/finish or close what you have begun/)).toBeInTheDocument();
  expect(asked).toEqual(['IS_MINE']);
  expect(screen.getByRole('textbox', { name: 'A line' })).toHaveValue('The evening is long');
});

it('waits for the other windows to be closed', async () => {
  answers.TAKE_OVER = 'OTHERS_OPEN';
  const { user } = show();
  await user.click(await screen.findByRole('button', { name: 'Use it now' }));
  expect(await screen.findByText(/open in another window/)).toBeInTheDocument();
  expect(reload).not.toHaveBeenCalled();
  await user.click(screen.getByRole('button', { name: 'Later' }));
  expect(screen.queryByText(/newer version/)).toBeNull();
});

const hide = () => {
  Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
  act(() => void document.dispatchEvent(new Event('visibilitychange')));
  Object.defineProperty(document, 'visibilityState', { value: 'visible', configurable: true });
};

it('comes in by itself while nobody looks and nothing is begun, and else does not', async () => {
  const { user, unmount } = show();
  await screen.findByText('A newer version of Attune is ready.');
  await user.type(screen.getByRole('textbox', { name: 'A line' }), 'x');
  hide();
  expect(asked).toEqual(['IS_MINE']);
  unmount();
  asked.length = 0;
  show(true, '/check-in').unmount();
  show();
  await screen.findByText('A newer version of Attune is ready.');
  hide();
  await waitFor(() => expect(reload).toHaveBeenCalledTimes(1));
});
