import { type ExportedRecord, type Instrument, instrumentOf } from '@attune/shared';
import type { Observation, Questionnaire, QuestionnaireResponse } from 'fhir/r4.js';
import {
  annotations,
  type BundleContext,
  concept,
  type Identified,
  LOCAL,
  LOINC,
  partId,
  refTo,
} from './context.ts';

type Answered = ExportedRecord['questionnaires'][number];

const urlOf = (code: string) => `urn:attune:questionnaire:${code}`;

/** An answered questionnaire and its total; at its first time the questionnaire itself. */
export function answeredOf(row: Answered, context: BundleContext): Identified[] {
  const instrument = instrumentOf(row.code);
  if (instrument && context.once(urlOf(row.code))) {
    context.add(questionnaireOf(instrument, context));
  }
  const response: QuestionnaireResponse & { id: string } = {
    resourceType: 'QuestionnaireResponse',
    id: row.id,
    questionnaire: `${urlOf(row.code)}|${row.instrumentVersion}`,
    status: 'completed',
    subject: context.patient,
    authored: row.takenAt,
    ...(row.items
      ? {
          item: row.items.map((value, index) => ({
            linkId: String(index + 1),
            ...(instrument?.items[index] ? { text: instrument.items[index].text } : {}),
            ...(value === null ? {} : { answer: [{ valueInteger: value }] }),
          })),
        }
      : {}),
  };
  const total = instrument?.loinc?.total;
  const observation: Observation & { id: string } = {
    resourceType: 'Observation',
    id: partId(row.id, 'total'),
    status: 'final',
    category: [
      concept('Survey', {
        system: 'http://terminology.hl7.org/CodeSystem/observation-category',
        code: 'survey',
      }),
    ],
    code: concept(
      `${instrument?.name ?? row.code}, total`,
      total ? { system: LOINC, code: total } : { system: LOCAL, code: `${row.code}-total` },
    ),
    subject: context.patient,
    effectiveDateTime: row.takenAt,
    valueInteger: row.total,
    ...(row.band ? { interpretation: [concept(row.band)] } : {}),
    derivedFrom: [refTo(response.id)],
  };
  return [response, observation];
}

function questionnaireOf(instrument: Instrument, context: BundleContext): Questionnaire & { id: string } {
  return {
    resourceType: 'Questionnaire',
    id: partId(context.patientId, urlOf(instrument.code)),
    url: urlOf(instrument.code),
    version: instrument.version,
    title: instrument.name,
    status: 'active',
    copyright: instrument.licence,
    ...(instrument.loinc?.panel ? { code: [{ system: LOINC, code: instrument.loinc.panel }] } : {}),
    item: instrument.items.map(({ text, loinc }, index) => ({
      linkId: String(index + 1),
      text,
      type: 'integer' as const,
      ...(loinc ? { code: [{ system: LOINC, code: loinc }] } : {}),
    })),
  };
}

const CHECK_IN = [
  ['distress', 'Distress', { system: LOCAL, code: 'distress' }],
  ['sleepHours', 'Hours of sleep', { system: LOCAL, code: 'sleep-hours' }],
  ['sleepQuality', 'How the sleep was', { system: LOCAL, code: 'sleep-quality' }],
  ['pain', 'Pain severity', { system: LOINC, code: '72514-3' }],
  ['mood', 'Mood', { system: LOCAL, code: 'mood' }],
  ['arousal', 'Arousal', { system: LOCAL, code: 'arousal' }],
  ['irritability', 'Irritability', { system: LOCAL, code: 'irritability' }],
  ['bodyConnection', 'Connection with the body', { system: LOCAL, code: 'body-connection' }],
] as const;

export function checkInOf(row: ExportedRecord['checkIns'][number], context: BundleContext): Identified[] {
  const observation: Observation & { id: string } = {
    resourceType: 'Observation',
    id: row.id,
    status: 'final',
    code: concept('Check-in', { system: LOCAL, code: 'check-in' }),
    subject: context.patient,
    performer: [context.patient],
    effectiveDateTime: row.at,
    component: CHECK_IN.flatMap(([key, text, code]) => {
      const value = row[key];
      return value === null ? [] : [{ code: concept(text, code), valueQuantity: { value } }];
    }),
    ...annotations(row.words),
  };
  return [observation];
}

const AFTER_SESSION = [
  ['feltSafe', 'Felt safe'],
  ['inControl', 'Felt in control'],
  ['pressure', 'Pressure'],
  ['differentWhat', 'Would like different'],
  ['words', 'In own words'],
] as const;

/** What the client said after a session of bodywork, and what was changed then. */
export function feedbackOf(
  row: ExportedRecord['sessionFeedback'][number],
  context: BundleContext,
): Identified[] {
  const response: QuestionnaireResponse & { id: string } = {
    resourceType: 'QuestionnaireResponse',
    id: row.id,
    questionnaire: urlOf('after-session'),
    status: 'completed',
    subject: context.patient,
    authored: row.at,
    item: [
      ...AFTER_SESSION.flatMap(([key, text]) => {
        const value = row[key];
        return value === null ? [] : [{ linkId: key, text, answer: [{ valueString: value }] }];
      }),
      ...(row.different === null
        ? []
        : [
            {
              linkId: 'different',
              text: 'Would like something different',
              answer: [{ valueBoolean: row.different }],
            },
          ]),
      ...row.changes.map(({ text }, index) => ({
        linkId: `change-${index + 1}`,
        text: 'What was changed',
        answer: [{ valueString: text }],
      })),
    ],
  };
  return [response];
}
