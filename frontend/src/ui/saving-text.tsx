import { timeOf } from '../lib/dates.ts';
import type { SavingState } from '../lib/use-autosave.ts';
import { useZone } from '../lib/viewer.tsx';

/** The state of saving, in words, for eyes and readers alike. */
export function SavingText({ state }: { readonly state: SavingState }) {
  const zone = useZone();
  return (
    <span className="quiet small" role="status">
      {words()}
    </span>
  );

  function words(): string {
    switch (state.kind) {
      case 'UNTOUCHED':
        return '';
      case 'WAITING':
        return 'Not saved yet';
      case 'SAVING':
        return 'Saving…';
      case 'SAVED':
        return `Saved ${timeOf(state.at, zone)}`;
      case 'FAILED':
        return state.message;
    }
  }
}
