import { type InstrumentCode, USUAL_MEASURE_CLOCK } from '@attune/shared';
import type { AssignMeasureMutationVariables, RecordMeasuresQuery } from '../../../generated/measures.ts';

export type Assignment = NonNullable<RecordMeasuresQuery['client']>['measureAssignments'][number];
type Input = AssignMeasureMutationVariables['input'];

/** What stands in the form; everything is a word of its fields. */
export interface AssignForm {
  readonly code: InstrumentCode | '';
  readonly rhythm: Input['rhythm'];
  readonly everyWeeks: string;
  /** Empty: that of the first day. */
  readonly weekday: string;
  readonly clock: string;
  readonly discipline: 'PSYCHOTHERAPY' | 'MASSAGE' | '';
  /** Empty: today. */
  readonly startsOn: string;
  readonly endsOn: string;
}

/** An empty form, or one for a questionnaire that a goal suggests. */
export function newForm(code: InstrumentCode | '' = ''): AssignForm {
  return {
    code,
    rhythm: 'EVERY_WEEKS',
    everyWeeks: '2',
    weekday: '',
    clock: USUAL_MEASURE_CLOCK,
    discipline: '',
    startsOn: '',
    endsOn: '',
  };
}

/** The form for another rhythm of what is assigned; it begins today. */
export function formOf({
  code,
  rhythm,
  everyWeeks,
  weekday,
  clock,
  discipline,
  endsOn,
}: Assignment): AssignForm {
  return {
    code: code as InstrumentCode,
    rhythm,
    everyWeeks: String(everyWeeks ?? 2),
    weekday: weekday === null ? '' : String(weekday),
    clock,
    discipline: discipline ?? '',
    startsOn: '',
    endsOn: endsOn ?? '',
  };
}

/** What is sent: fields that do not go with the rhythm are left out. */
export function inputOf(form: AssignForm, clientId: string, replaces: string | null): Input {
  const weekly = form.rhythm === 'EVERY_WEEKS';
  const withSessions = form.rhythm === 'BEFORE_SESSION' || form.rhythm === 'AFTER_SESSION';
  return {
    clientId,
    code: form.code,
    rhythm: form.rhythm,
    everyWeeks: weekly ? Number(form.everyWeeks) : null,
    weekday: weekly && form.weekday !== '' ? Number(form.weekday) : null,
    clock: withSessions ? null : form.clock,
    discipline: withSessions && form.discipline !== '' ? form.discipline : null,
    startsOn: form.startsOn || null,
    endsOn: form.rhythm === 'ONCE' ? null : form.endsOn || null,
    replaces,
  };
}
