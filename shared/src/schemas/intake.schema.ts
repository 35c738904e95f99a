import { z } from 'zod';
import {
  ALLERGIES,
  contraindicationOf,
  INTAKE_ENTRY_KINDS,
  TOUCH_EFFECTS,
} from '../vocabulary/intake-words.ts';
import { regionOf } from '../vocabulary/regions.ts';
import { draftText, list, localTime, optionalText, text, uuid, whole } from './fields.ts';

const entry = z
  .object({
    kind: z.enum(INTAKE_ENTRY_KINDS),
    code: optionalText(50),
    text: optionalText(1_000),
    relevantToBodywork: z
      .boolean()
      .nullish()
      .transform((value) => value ?? false),
    regions: list(
      text(60).refine((code) => regionOf(code) !== null, 'This is no region of the body chart.'),
      90,
    ),
    // As they follow each other on a day, each once, however they were entered.
    timesOfDay: list(localTime(), 12).transform((times) => [...new Set(times)].sort()),
    effects: list(z.enum(TOUCH_EFFECTS, { error: 'This effect is not known.' }), 12).transform((chosen) =>
      TOUCH_EFFECTS.filter((effect) => chosen.includes(effect)),
    ),
  })
  .superRefine((value, context) => {
    const refuse = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    const known = contraindicationOf(value.code);
    const fits =
      value.code === null ||
      (value.kind === 'ALLERGY' && ALLERGIES.some((one) => one === value.code)) ||
      (value.kind === 'CONTRAINDICATION' && known !== null);
    if (!fits) {
      refuse('code', 'This is not one of the words for it; please describe it instead.');
    }
    if (value.code === null && value.text === null) {
      refuse('text', 'Please write a word or two about it.');
    }
    if (known?.class === 'LOCAL' && value.kind === 'CONTRAINDICATION' && value.regions.length === 0) {
      refuse('regions', 'Please say where it is, so that the area can be left out.');
    }
    if (value.kind !== 'CONTRAINDICATION' && value.regions.length > 0) {
      refuse('regions', 'Only what speaks against bodywork has a place on the body.');
    }
    if (value.kind !== 'MEDICATION' && (value.timesOfDay.length > 0 || value.effects.length > 0)) {
      refuse('timesOfDay', 'Only a medication has times and effects.');
    }
  });

export type IntakeEntryDraft = z.output<typeof entry>;

export const saveIntakeSchema = z.object({
  clientId: uuid(),
  // 0: nothing has been answered yet.
  expectedVersion: whole(0, 1_000_000),
  // Left out, a text stays as it is; empty, it is taken away.
  goals: draftText(5_000),
  mentalHealthConcerns: draftText(5_000),
  triggersToAvoid: draftText(5_000),
  add: list(entry, 50),
  end: list(uuid(), 50),
});

export type IntakeDraft = z.output<typeof saveIntakeSchema>;

export const completeIntakeSchema = z.object({ clientId: uuid(), expectedVersion: whole(0, 1_000_000) });
