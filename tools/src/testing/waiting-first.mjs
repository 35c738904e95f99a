import Sequencer from '@jest/test-sequencer';

/**
 * The order of the test files: those of the tools begin. They start and kill whole processes, and wait
 * for them most of the time, which others make use of; at the end nobody would. The rest as Jest has it.
 * JavaScript, because Jest takes no other for this.
 */
export default class WaitingFirst extends Sequencer {
  sort(tests) {
    const waits = ({ context }) => context.config.displayName?.name === 'tools';
    const sorted = super.sort(tests);
    return [...sorted.filter(waits), ...sorted.filter((test) => !waits(test))];
  }
}
