import { type BoundariesContents, choiceFor, type RegionChoice, regionOf } from '@attune/shared';
import type { ChangeMyRulesMutationVariables, MyBodyQuery } from '../../../generated/my-body.ts';

export type MyRules = NonNullable<MyBodyQuery['client']>['boundaries'];

/** What is on the screen while it is changed; texts as they are typed. */
export interface RulesDraft {
  readonly maxPressure: number;
  readonly regions: Readonly<Record<string, RegionChoice>>;
  readonly scent: boolean;
  readonly draping: string;
  readonly clothing: string;
  readonly talk: string;
  readonly music: string;
  readonly light: string;
  readonly position: string;
  readonly stopSignal: string;
  readonly whatHelps: string;
  readonly note: string;
}

/** What is being changed, and the version it began from. */
export interface Change {
  readonly from: MyRules;
  readonly draft: RulesDraft;
}

export type RulesText = Exclude<keyof RulesDraft, 'maxPressure' | 'regions' | 'scent'>;

/** What holds, as it is compared. */
export function contentsOf({ version: _, changedAt: __, regions, ...rest }: MyRules): BoundariesContents {
  return { ...rest, regions: Object.fromEntries(regions.map((one) => [one.region, one.choice])) };
}

export function draftOf(rules: MyRules): RulesDraft {
  const { maxPressure, scent, draping, talk, regions } = contentsOf(rules);
  return {
    maxPressure,
    regions,
    scent,
    draping,
    talk,
    clothing: rules.clothing ?? '',
    music: rules.music ?? '',
    light: rules.light ?? '',
    position: rules.position ?? '',
    stopSignal: rules.stopSignal ?? '',
    whatHelps: rules.whatHelps ?? '',
    note: rules.note ?? '',
  };
}

/** The draft as it would hold once it is saved. */
export function contentsOfDraft(draft: RulesDraft): BoundariesContents {
  const words = (text: string) => text.trim() || null;
  return {
    ...draft,
    draping: draft.draping.trim(),
    talk: draft.talk.trim(),
    clothing: words(draft.clothing),
    music: words(draft.music),
    light: words(draft.light),
    position: words(draft.position),
    stopSignal: words(draft.stopSignal),
    whatHelps: words(draft.whatHelps),
    note: words(draft.note),
  };
}

export function inputOf(draft: RulesDraft, expectedVersion: number): ChangeMyRulesMutationVariables['input'] {
  const { regions, ...rest } = contentsOfDraft(draft);
  return {
    ...rest,
    expectedVersion,
    regions: Object.entries(regions).map(([region, choice]) => ({ region, choice })),
  };
}

/** What can be chosen for a region; none where it is not the client's to open here. */
export function choicesOf(region: string): readonly RegionChoice[] {
  switch (regionOf(region)?.regionClass) {
    case 'R':
      return ['YES', 'ASK_FIRST', 'NEVER'];
    case 'A':
      return ['ASK_FIRST', 'NEVER'];
    default:
      return [];
  }
}

export const choiceOf = (draft: RulesDraft, region: string) => choiceFor(region, draft);

/** The draft with a choice for regions; a plain yes is what holds where nothing is said. */
export function withChoice(draft: RulesDraft, regions: readonly string[], choice: RegionChoice): RulesDraft {
  const others = Object.entries(draft.regions).filter(([region]) => !regions.includes(region));
  const said = choice === 'YES' ? [] : regions.map((region) => [region, choice] as const);
  return { ...draft, regions: Object.fromEntries([...others, ...said]) };
}

/** The same region of the other side; null when it has none. */
export function otherSide(region: string): string | null {
  if (region.endsWith('-left')) return region.replace(/-left$/, '-right');
  return region.endsWith('-right') ? region.replace(/-right$/, '-left') : null;
}
