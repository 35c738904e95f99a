export const APPOINTMENT_CLASSES = [
  'TALK',
  'TRAUMA_PROCESSING',
  'BODYWORK_GENTLE',
  'BODYWORK_MODERATE',
  'BODYWORK_DEEP',
  'CONSULTATION',
] as const;

export type AppointmentClass = (typeof APPOINTMENT_CLASSES)[number];

export const APPOINTMENT_CLASSES_LABELS: Readonly<Record<AppointmentClass, string>> = {
  TALK: 'Talk',
  TRAUMA_PROCESSING: 'Trauma processing',
  BODYWORK_GENTLE: 'Gentle bodywork',
  BODYWORK_MODERATE: 'Moderate bodywork',
  BODYWORK_DEEP: 'Deep bodywork',
  CONSULTATION: 'Consultation',
};

/** How a class is spoken of in a sentence for everybody. */
export const APPOINTMENT_CLASS_WORDS: Readonly<Record<AppointmentClass, string>> = {
  TALK: 'a talk session',
  TRAUMA_PROCESSING: 'trauma processing',
  BODYWORK_GENTLE: 'gentle bodywork',
  BODYWORK_MODERATE: 'moderate bodywork',
  BODYWORK_DEEP: 'deep bodywork',
  CONSULTATION: 'a consultation',
};

/** Whether hands are laid on the body in sessions of this class; a consultation is no-touch. */
export function isBodywork(of: AppointmentClass): boolean {
  return of.startsWith('BODYWORK_');
}
