import { type FlagState, HOLD_SENTENCES, type HoldLevel } from '@attune/shared';

interface Told {
  readonly source: 'PRACTITIONER' | 'CLIENT' | 'RULE';
  readonly state: FlagState;
  /** The hold that is on now. */
  readonly hold: HoldLevel;
}

const BEGINNINGS: Readonly<Record<Told['source'], string>> = {
  CLIENT: 'You asked for support.',
  PRACTITIONER: 'Somebody of your team noticed that you may need more support.',
  RULE: 'Something in your record told your team that you may need more support.',
};

const STATES: Readonly<Record<FlagState, string>> = {
  RAISED: 'Your team is being told.',
  ACKNOWLEDGED: 'Your team knows and is looking after it.',
  RESOLVED: 'Your team has settled it.',
};

/** What a client is told of a flag: never that it is one (R19). */
export function plainWords({ source, state, hold }: Told): string {
  const sentences = [BEGINNINGS[source], STATES[state]];
  return (hold === 'NONE' ? sentences : [...sentences, HOLD_SENTENCES[hold]]).join(' ');
}
