import type { AppointmentClass } from '../vocabulary/appointment-classes.ts';
import type { Discipline } from '../vocabulary/disciplines.ts';
import { type Modality, modalityOf } from '../vocabulary/modalities.ts';

/** What a service is. */
export interface ServiceKind {
  readonly discipline: Discipline;
  readonly class: AppointmentClass;
  /** Code of a modality; null for none in particular. */
  readonly modality: string | null;
}

/** The classes that sessions of a discipline can have. */
export const CLASSES_OF_DISCIPLINE: Readonly<Record<Discipline, readonly AppointmentClass[]>> = {
  PSYCHOTHERAPY: ['TALK', 'TRAUMA_PROCESSING', 'CONSULTATION'],
  MASSAGE: ['BODYWORK_GENTLE', 'BODYWORK_MODERATE', 'BODYWORK_DEEP', 'CONSULTATION'],
};

/**
 * The classes that a way of working can have in a discipline. Bodywork is as deep as the way of working
 * is: rest rules and holds look at the class alone. What processes trauma is never called talk.
 */
export function classesOfModality(modality: Modality, discipline: Discipline): readonly AppointmentClass[] {
  if (!modality.disciplines.includes(discipline)) {
    return [];
  }
  switch (modality.intensity) {
    case 'TRAUMA_PROCESSING':
      return discipline === 'PSYCHOTHERAPY' ? ['TRAUMA_PROCESSING'] : [];
    case 'TALK':
      return discipline === 'PSYCHOTHERAPY' ? ['TALK', 'TRAUMA_PROCESSING'] : [];
    default:
      return discipline === 'PSYCHOTHERAPY'
        ? ['TALK', 'TRAUMA_PROCESSING']
        : [`BODYWORK_${modality.intensity}`];
  }
}

/** What does not go together in a service; empty when all is well. */
export function faultsOfService(kind: ServiceKind): { readonly path: string; readonly message: string }[] {
  if (!CLASSES_OF_DISCIPLINE[kind.discipline].includes(kind.class)) {
    return [
      { path: 'class', message: 'This discipline has no sessions of this kind. Please choose another kind.' },
    ];
  }
  if (kind.class === 'CONSULTATION') {
    return kind.modality === null
      ? []
      : [{ path: 'modality', message: 'A consultation is a talk without touch. Please leave this out.' }];
  }
  if (kind.modality === null) {
    return kind.class === 'TALK'
      ? []
      : [{ path: 'modality', message: 'Please say in which way it is done.' }];
  }
  const modality = modalityOf(kind.modality);
  if (!modality?.disciplines.includes(kind.discipline)) {
    return [{ path: 'modality', message: 'This way of working is not of this discipline.' }];
  }
  return classesOfModality(modality, kind.discipline).includes(kind.class)
    ? []
    : [{ path: 'class', message: `${modality.name} is not this kind of session.` }];
}
