interface Finding {
  readonly kind: string;
  readonly hard: boolean;
  readonly satisfied: boolean;
  readonly sentence: string;
}

interface Override {
  readonly byName: string;
  readonly reason: string;
  readonly sentences: readonly string[];
}

interface Judged<One extends Finding> {
  readonly findings: readonly One[];
  /** What was set aside for it, as far as the reader may know (R24). */
  readonly overrides: readonly Override[];
}

/** What still speaks against an appointment: unmet, and not set aside. */
export function unmetOf<One extends Finding>({ findings, overrides }: Judged<One>): One[] {
  const aside = new Set(overrides.flatMap(({ sentences }) => sentences));
  return findings.filter((one) => !one.satisfied && !aside.has(one.sentence));
}

/** What speaks against it and was set aside, each with who did it last and why. */
export function setAside<One extends Finding>({
  findings,
  overrides,
}: Judged<One>): { readonly sentence: string; readonly byName: string; readonly reason: string }[] {
  return findings
    .filter((one) => !one.satisfied)
    .flatMap(({ sentence }) => {
      const last = overrides.findLast((one) => one.sentences.includes(sentence));
      return last ? [{ sentence, byName: last.byName, reason: last.reason }] : [];
    });
}

/** What is no rule: nobody sets it aside. */
const NO_RULES: readonly string[] = ['HOLD', 'LOAD', 'LICENCE', 'TRAINING', 'TEAM', 'HOURS', 'BOUNDARIES'];

/** Whether rules alone speak against an appointment, so that the lead psychotherapist may keep it knowingly (R24). */
export function canBeKept<One extends Finding>(judged: Judged<One>): boolean {
  const hard = unmetOf(judged).filter((one) => one.hard);
  return hard.length > 0 && hard.every(({ kind }) => !NO_RULES.includes(kind));
}
