import type { Discipline } from './disciplines.ts';
import type { Intensity } from './intensities.ts';
import type { Training } from './trainings.ts';

/** A way of working, with what it asks of the person who does it. */
export interface Modality {
  readonly code: string;
  readonly name: string;
  readonly disciplines: readonly Discipline[];
  readonly intensity: Intensity;
  /** R3: nobody plans or logs it without this training. */
  readonly requiredTraining: Training | null;
  readonly scented: boolean;
}

export const MODALITIES: readonly Modality[] = [
  {
    code: 'SWEDISH',
    name: 'Swedish',
    disciplines: ['MASSAGE'],
    intensity: 'GENTLE',
    requiredTraining: null,
    scented: false,
  },
  {
    code: 'SHIATSU',
    name: 'Shiatsu or acupressure',
    disciplines: ['MASSAGE'],
    intensity: 'MODERATE',
    requiredTraining: null,
    scented: false,
  },
  {
    code: 'AROMATHERAPY',
    name: 'Aromatherapy massage',
    disciplines: ['MASSAGE'],
    intensity: 'GENTLE',
    requiredTraining: null,
    scented: true,
  },
  {
    code: 'RESTORATIVE',
    name: 'Trauma-informed restorative',
    disciplines: ['MASSAGE'],
    intensity: 'GENTLE',
    requiredTraining: 'TRAUMA_INFORMED_CARE',
    scented: false,
  },
  {
    code: 'CRANIOSACRAL',
    name: 'Craniosacral',
    disciplines: ['MASSAGE'],
    intensity: 'GENTLE',
    requiredTraining: null,
    scented: false,
  },
  {
    code: 'MYOFASCIAL',
    name: 'Myofascial release',
    disciplines: ['MASSAGE'],
    intensity: 'DEEP',
    requiredTraining: null,
    scented: false,
  },
  {
    code: 'GENTLE_DEEP_TISSUE',
    name: 'Gentle deep tissue',
    disciplines: ['MASSAGE'],
    intensity: 'DEEP',
    requiredTraining: null,
    scented: false,
  },
  {
    code: 'TRIGGER_POINT',
    name: 'Trigger point',
    disciplines: ['MASSAGE'],
    intensity: 'DEEP',
    requiredTraining: null,
    scented: false,
  },
  {
    code: 'SOMATIC_EXPERIENCING',
    name: 'Somatic experiencing',
    disciplines: ['MASSAGE', 'PSYCHOTHERAPY'],
    intensity: 'MODERATE',
    requiredTraining: 'SOMATIC_EXPERIENCING',
    scented: false,
  },
  {
    code: 'SENSORIMOTOR',
    name: 'Sensorimotor psychotherapy',
    disciplines: ['PSYCHOTHERAPY'],
    intensity: 'MODERATE',
    requiredTraining: 'SENSORIMOTOR_PSYCHOTHERAPY',
    scented: false,
  },
  {
    code: 'TRAUMA_TOUCH',
    name: 'Trauma touch therapy',
    disciplines: ['MASSAGE'],
    intensity: 'MODERATE',
    requiredTraining: 'TRAUMA_TOUCH_THERAPY',
    scented: false,
  },
  {
    code: 'TRE',
    name: 'Tension and trauma releasing exercises',
    disciplines: ['MASSAGE', 'PSYCHOTHERAPY'],
    intensity: 'DEEP',
    requiredTraining: 'TRE',
    scented: false,
  },
  {
    code: 'EMDR',
    name: 'EMDR',
    disciplines: ['PSYCHOTHERAPY'],
    intensity: 'TRAUMA_PROCESSING',
    requiredTraining: 'EMDR',
    scented: false,
  },
  {
    code: 'PROGRESSIVE_COUNTING',
    name: 'Progressive counting',
    disciplines: ['PSYCHOTHERAPY'],
    intensity: 'TRAUMA_PROCESSING',
    requiredTraining: null,
    scented: false,
  },
  {
    code: 'TALK',
    name: 'Talk therapy, CBT or DBT skills',
    disciplines: ['PSYCHOTHERAPY'],
    intensity: 'TALK',
    requiredTraining: null,
    scented: false,
  },
];

const byCode = new Map(MODALITIES.map((modality) => [modality.code, modality]));

/** The modality of a code, or null. */
export function modalityOf(code: string): Modality | null {
  return byCode.get(code) ?? null;
}
