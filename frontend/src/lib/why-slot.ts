interface Slot {
  readonly reasons: readonly { readonly part: string; readonly sentence: string }[];
  readonly findings: readonly {
    readonly kind: string;
    readonly satisfied: boolean;
    readonly sentence: string;
  }[];
}

/** Why a time is suggested, and what the rules say of it; each sentence once, and the rhythm in one of its two. */
export function whySlot({
  reasons,
  findings,
}: Slot): { readonly sentence: string; readonly good: boolean }[] {
  const saysRhythm = reasons.some(({ part }) => part === 'RHYTHM');
  const all = [
    ...reasons.map(({ part, sentence }) => ({ sentence, good: part !== 'AVOIDED' })),
    ...findings
      .filter(({ kind, satisfied }) => !(saysRhythm && kind === 'CADENCE' && satisfied))
      .map(({ satisfied, sentence }) => ({ sentence, good: satisfied })),
  ];
  return [...new Map(all.map((one) => [one.sentence, one])).values()];
}
