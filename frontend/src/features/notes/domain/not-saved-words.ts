import type { Problem } from '../../../lib/results.ts';

/** Where a text is that the server has not got, and when it will be there. */
export function notSavedWords({ code, message }: Problem, onDevice: boolean): string {
  const where = onDevice ? 'Kept on this device' : 'Not saved yet, please keep this page open';
  switch (code) {
    case 'UNREACHABLE':
      return `${where}; it will be saved when Attune can be reached again.`;
    case 'UNAUTHENTICATED':
      return `${where}; it will be saved when you have signed in again.`;
    default:
      return `${where}. ${message}`;
  }
}
