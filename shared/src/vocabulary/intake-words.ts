/** What an entry of the intake is about. */
export const INTAKE_ENTRY_KINDS = ['MEDICAL', 'MEDICATION', 'ALLERGY', 'CONTRAINDICATION'] as const;

export type IntakeEntryKind = (typeof INTAKE_ENTRY_KINDS)[number];

export const INTAKE_ENTRY_KINDS_LABELS: Readonly<Record<IntakeEntryKind, string>> = {
  MEDICAL: 'Medical history',
  MEDICATION: 'Medication',
  ALLERGY: 'Allergies and sensitivities',
  CONTRAINDICATION: 'What bodywork must know',
};

/** What is written freely; `TRIGGERS_TO_AVOID` is what to avoid, not the story. */
export const INTAKE_PARTS = ['GOALS', 'MENTAL_HEALTH_CONCERNS', 'TRIGGERS_TO_AVOID'] as const;

export type IntakePart = (typeof INTAKE_PARTS)[number];

export const INTAKE_STATES = ['DRAFT', 'COMPLETE'] as const;

export type IntakeState = (typeof INTAKE_STATES)[number];

/** What a medication does that matters to touch. */
export const TOUCH_EFFECTS = ['SEDATION', 'DIZZINESS', 'BLEEDING', 'NUMBNESS'] as const;

export type TouchEffect = (typeof TOUCH_EFFECTS)[number];

export const TOUCH_EFFECTS_LABELS: Readonly<Record<TouchEffect, string>> = {
  SEDATION: 'Makes sleepy',
  DIZZINESS: 'Makes dizzy',
  BLEEDING: 'Bruises or bleeds easily',
  NUMBNESS: 'Makes numb',
};

export const ALLERGIES = ['SCENT', 'NUT_OIL', 'LATEX'] as const;

export type Allergy = (typeof ALLERGIES)[number];

export const ALLERGIES_LABELS: Readonly<Record<Allergy, string>> = {
  SCENT: 'Scents',
  NUT_OIL: 'Nut oils',
  LATEX: 'Latex',
};

/** ABSOLUTE: no session. LOCAL: leave the area out. RELATIVE: adapt, or clear it first. */
export type ContraindicationClass = 'ABSOLUTE' | 'LOCAL' | 'RELATIVE';

export interface Contraindication {
  readonly code: string;
  readonly label: string;
  readonly class: ContraindicationClass;
}

type Row = readonly [code: string, label: string];

const ABSOLUTE: readonly Row[] = [
  ['FEVER', 'Fever or an infection of the whole body'],
  ['DEEP_VEIN_THROMBOSIS', 'Deep vein thrombosis'],
  ['CONTAGIOUS_ILLNESS', 'Contagious illness'],
  ['UNCONTROLLED_HYPERTENSION', 'High blood pressure that is not under control'],
  ['UNSTABLE_HEART_DISEASE', 'Unstable heart disease'],
  ['RECENT_STROKE', 'A recent stroke'],
  ['INTOXICATION', 'Alcohol or drugs on the day'],
  ['PRE_ECLAMPSIA', 'Pre-eclampsia'],
  ['ANEURYSM', 'Aneurysm'],
];

const LOCAL: readonly Row[] = [
  ['OPEN_WOUND', 'Open wound'],
  ['BURN', 'Burn'],
  ['RECENT_SURGERY', 'Surgery less than six weeks ago'],
  ['FRACTURE', 'Fracture'],
  ['RECENT_SPRAIN', 'Recent sprain'],
  ['VARICOSE_VEINS', 'Varicose veins'],
  ['BRUISE', 'Bruise'],
  ['INFLAMMATION', 'Inflammation'],
  ['UNDIAGNOSED_LUMP', 'A lump that nobody has looked at'],
  ['HERNIA', 'Hernia'],
];

const RELATIVE: readonly Row[] = [
  ['PREGNANCY', 'Pregnancy'],
  ['ANTICOAGULANTS', 'Blood thinners'],
  ['BLEEDING_DISORDER', 'Bleeding disorder'],
  ['OSTEOPOROSIS', 'Osteoporosis'],
  ['DIABETES_NEUROPATHY', 'Diabetes with numbness'],
  ['CANCER_OR_LYMPHOEDEMA', 'Cancer or lymphoedema'],
  ['EPILEPSY', 'Epilepsy'],
  ['SEVERE_ASTHMA', 'Severe asthma'],
  ['IMPLANTED_DEVICE', 'Implanted device'],
  ['DISC_INJURY', 'Disc injury'],
];

const classed = (rows: readonly Row[], of: ContraindicationClass): Contraindication[] =>
  rows.map(([code, label]) => ({ code, label, class: of }));

/**
 * What speaks against bodywork, or changes it. General knowledge, for review by a licensed clinician
 * of the practice; acute crisis is not here: that is a hold.
 */
export const CONTRAINDICATIONS: readonly Contraindication[] = [
  ...classed(ABSOLUTE, 'ABSOLUTE'),
  ...classed(LOCAL, 'LOCAL'),
  ...classed(RELATIVE, 'RELATIVE'),
];

export const CONTRAINDICATION_CLASS_SENTENCES: Readonly<Record<ContraindicationClass, string>> = {
  ABSOLUTE: 'No bodywork while this holds; please have it looked at by a doctor.',
  LOCAL: 'The area is left out.',
  RELATIVE: 'Adapt the work, or clear it first.',
};

const byCode = new Map(CONTRAINDICATIONS.map((one) => [one.code, one]));

/** The contraindication of a code, or null. */
export function contraindicationOf(code: string | null): Contraindication | null {
  return code === null ? null : (byCode.get(code) ?? null);
}
