import { nextState } from '../machines/machine.ts';
import {
  FLAG_MACHINE,
  type FlagStep,
  HOLD_MACHINE,
  type HoldState,
  type HoldStep,
} from '../machines/machines.ts';
import type { FlagState } from '../vocabulary/flag-states.ts';
import type { HoldLevel } from '../vocabulary/hold-levels.ts';

/** Where a flag stands, as its history tells. */
export interface FlagStanding {
  readonly state: FlagState;
  readonly hold: HoldState;
}

interface Moves {
  readonly flag?: FlagStep;
  readonly hold?: HoldStep;
}

/** What an event of the history moves; whatever is not here tells of something and moves nothing. */
const MOVES: Readonly<Record<string, Moves>> = {
  ACKNOWLEDGED: { flag: 'ACKNOWLEDGE' },
  HOLD_LIFTED: { hold: 'LIFT' },
  RESOLVED: { flag: 'RESOLVE' },
};

/**
 * R16: replays a flag's history, from the first event to the last, over the state tables.
 * @param put the hold that the flag brought.
 * @throws Error where the history makes a step that the tables refuse, or does not begin with RAISED.
 */
export function replayFlag(put: HoldLevel, history: readonly { readonly kind: string }[]): FlagStanding {
  const [first, ...rest] = history;
  if (first?.kind !== 'RAISED') {
    throw new Error('A history begins with RAISED.');
  }
  const raised: FlagStanding = {
    state: FLAG_MACHINE.initial,
    hold: put === 'NONE' ? HOLD_MACHINE.initial : 'ON',
  };
  return rest.reduce<FlagStanding>((at, { kind }) => {
    const { flag, hold } = MOVES[kind] ?? {};
    const next = {
      state: flag ? nextState(FLAG_MACHINE, at.state, flag) : at.state,
      hold: hold ? nextState(HOLD_MACHINE, at.hold, hold) : at.hold,
    };
    if (kind === 'RAISED' || next.state === null || next.hold === null) {
      throw new Error(`${kind} cannot follow ${at.state} with the hold ${at.hold}.`);
    }
    return { state: next.state, hold: next.hold };
  }, raised);
}
