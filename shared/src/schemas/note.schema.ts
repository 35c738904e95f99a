import { z } from 'zod';
import { NOTE_KINDS } from '../vocabulary/note-kinds.ts';
import { regionOf } from '../vocabulary/regions.ts';
import { AFTERCARE, EMOTIONAL_RESPONSES, ENDINGS, OBSERVATIONS } from '../vocabulary/session-words.ts';
import { draftText, LONGEST_TEXT, list, optional, optionalUuid, text, uuid, whole } from './fields.ts';

export const startNoteSchema = z.object({
  clientId: uuid(),
  kind: z.enum(NOTE_KINDS),
  appointmentId: optionalUuid(),
});

const scales = z.object({
  distress: whole(0, 10),
  arousal: whole(-2, 2),
  pain: whole(0, 10),
  tension: whole(0, 10),
});

const region = () =>
  text(60).refine((code) => regionOf(code) !== null, 'This is no region of the body chart.');

const regionWork = z.object({
  region: region(),
  modality: text(50),
  pressureAsked: optional(whole(0, 5)),
  pressure: whole(0, 5),
  minutes: whole(1, 240),
});

const consent = z.object({
  // 0: the client has set no boundaries yet, and a light touch is all there is.
  boundariesVersion: whole(0, 1_000_000),
  confirmed: z.boolean(),
  regionsAgreedToday: list(region(), 90),
  draping: text(200),
  stopSignalAgreed: z.boolean(),
});

export const sessionResponseSchema = z.object({
  consent: optional(consent),
  arrival: optional(scales),
  departure: optional(scales),
  settled: optional(z.boolean()),
  work: list(regionWork, 60),
  observations: list(z.enum(OBSERVATIONS, { error: 'This observation is not known.' }), 20),
  emotionalResponse: list(z.enum(EMOTIONAL_RESPONSES, { error: 'This response is not known.' }), 20),
  clientWords: draftText(5_000),
  ending: optional(z.enum(ENDINGS, { error: 'This ending is not known.' })),
  aftercare: list(z.enum(AFTERCARE, { error: 'This aftercare is not known.' }), 10),
  nextTime: draftText(2_000),
  toPsychotherapy: draftText(2_000),
  noFlagReason: draftText(2_000),
  breachAccount: draftText(5_000),
});

export type SessionResponseDraft = z.output<typeof sessionResponseSchema>;

export const saveNoteDraftSchema = z.object({
  noteId: uuid(),
  expectedVersion: whole(1, 1_000_000),
  text: draftText(LONGEST_TEXT),
  teamSummary: draftText(5_000),
  toleranceOfTraumaWork: optional(whole(0, 10)),
  session: optional(sessionResponseSchema),
});

export type NoteDraft = z.output<typeof saveNoteDraftSchema>;

export const signNoteSchema = z.object({
  noteId: uuid(),
  expectedVersion: whole(1, 1_000_000),
  password: z
    .string()
    .max(1_000)
    .nullish()
    .transform((value) => value ?? null),
});

export const addAddendumSchema = z.object({ noteId: uuid(), text: text(LONGEST_TEXT) });

export const requestAmendmentSchema = z.object({ noteId: uuid(), wish: text(5_000) });

export const withdrawAmendmentSchema = z.object({ amendmentId: uuid() });

export const answerAmendmentSchema = z.object({
  amendmentId: uuid(),
  accept: z.boolean(),
  text: text(LONGEST_TEXT),
});

export const stateBesideRefusalSchema = z.object({ amendmentId: uuid(), statement: text(5_000) });

export const acknowledgeHandoffSchema = z.object({ noteId: uuid() });

export const searchRecordSchema = z.object({ clientId: uuid(), words: text(200), first: whole(1, 50) });

export const markNoteInErrorSchema = z.object({ noteId: uuid(), reason: text(2_000) });
