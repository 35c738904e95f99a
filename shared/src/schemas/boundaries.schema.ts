import { z } from 'zod';
import { choiceProblem } from '../rules/boundaries.ts';
import { REGION_CHOICES } from '../vocabulary/region-choices.ts';
import { REGIONS } from '../vocabulary/regions.ts';
import { keptText, text, typedText, uuid, whole } from './fields.ts';

/** Choices for regions, each region once and none looser than its class; comes out as a map. */
const regionChoices = () =>
  z
    .array(z.object({ region: z.string().max(60), choice: z.enum(REGION_CHOICES) }))
    .max(REGIONS.length, 'There are more regions here than the body chart has.')
    .superRefine((choices, context) => {
      const seen = new Set<string>();
      choices.forEach(({ region, choice }, index) => {
        const message = seen.has(region) ? 'This region is named twice.' : choiceProblem(region, choice);
        seen.add(region);
        if (message !== null) {
          context.addIssue({ code: 'custom', path: [index, 'region'], message });
        }
      });
    })
    .transform((choices) => Object.fromEntries(choices.map(({ region, choice }) => [region, choice])));

/** Null is as good as left out: nothing is meant to change. */
const unlessNull = <Schema extends z.ZodType>(schema: Schema) =>
  schema.nullish().transform((value) => value ?? undefined);

/** A text that is left as it stands unless words are sent; no words empty it. */
const proposedText = (max: number) =>
  typedText(max)
    .nullish()
    .transform((value) => (typeof value === 'string' ? value.trim() || null : undefined));

/** Longest texts, in characters. */
export const LONGEST_BOUNDARY_TEXT = { short: 200, whatHelps: 1_000, note: 2_000, reason: 1_000 } as const;
const { short, whatHelps, note, reason } = LONGEST_BOUNDARY_TEXT;

export const boundariesSchema = z.object({
  // 0: the client has set none yet.
  expectedVersion: whole(0, 1_000_000),
  maxPressure: whole(0, 5),
  regions: regionChoices(),
  draping: text(short),
  clothing: keptText(short),
  scent: z.boolean(),
  talk: text(short),
  music: keptText(short),
  light: keptText(short),
  position: keptText(short),
  stopSignal: keptText(short),
  whatHelps: keptText(whatHelps),
  note: keptText(note),
});

export const proposeBoundariesSchema = z.object({
  clientId: uuid(),
  reason: text(reason),
  maxPressure: unlessNull(whole(0, 5)),
  regions: unlessNull(regionChoices()),
  draping: unlessNull(text(short)),
  clothing: proposedText(short),
  scent: unlessNull(z.boolean()),
  talk: unlessNull(text(short)),
  music: proposedText(short),
  light: proposedText(short),
  position: proposedText(short),
  stopSignal: proposedText(short),
  whatHelps: proposedText(whatHelps),
  note: proposedText(note),
});

export const answerBoundaryProposalSchema = z.object({
  proposalId: uuid(),
  accept: z.boolean(),
  expectedVersion: whole(0, 1_000_000),
});

export const withdrawBoundaryProposalSchema = z.object({ proposalId: uuid() });
