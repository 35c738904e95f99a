import { z } from 'zod';
import { FELT, LONGEST_FEEDBACK, PRESSURE_FELT } from '../vocabulary/session-feedback.ts';
import { instant, optional, optionalText, text, uuid } from './fields.ts';

const felt = () => optional(z.enum(FELT, { error: 'Please choose yes, partly or no.' }));

/** What a client says after a session. Each question may be left out, not all of them. */
export const giveFeedbackSchema = z
  .object({
    appointmentId: uuid(),
    feltSafe: felt(),
    inControl: felt(),
    pressure: optional(z.enum(PRESSURE_FELT, { error: 'Please choose too light, right or too much.' })),
    different: optional(z.boolean()),
    differentWhat: optionalText(LONGEST_FEEDBACK),
    words: optionalText(LONGEST_FEEDBACK),
    at: optional(instant()),
  })
  .superRefine(({ appointmentId: _, at: __, ...said }, context) => {
    const refuse = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (said.differentWhat !== null && said.different !== true) {
      refuse('differentWhat', 'This goes with something that should be different.');
    }
    if (Object.values(said).every((value) => value === null)) {
      refuse('words', 'Please answer at least one question.');
    }
  });

export type FeedbackDraft = z.output<typeof giveFeedbackSchema>;

/** What was changed after what a client said, in the therapist's words. */
export const sayWhatChangedSchema = z.object({ feedbackId: uuid(), text: text(LONGEST_FEEDBACK) });

export const markFeedbackSeenSchema = z.object({ feedbackId: uuid() });
