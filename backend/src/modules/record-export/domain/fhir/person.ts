import {
  contraindicationOf,
  type ExportedRecord,
  INTAKE_ENTRY_KINDS_LABELS,
  regionLabel,
  SAFETY_PLAN_PARTS,
  SAFETY_PLAN_WORDS,
  SHARING_CATEGORIES_LABELS,
  type SharingCategory,
} from '@attune/shared';
import type { CareTeam, Consent, Patient, PractitionerRole } from 'fhir/r4.js';
import { type BundleContext, concept, hl7, type Identified, LOCAL, narrative, partId } from './context.ts';

type Row<Name extends keyof ExportedRecord> = ExportedRecord[Name] extends readonly (infer One)[]
  ? One
  : NonNullable<ExportedRecord[Name]>;

const NUCC = 'http://nucc.org/provider-taxonomy';
const ROLES = {
  MASSAGE: { system: NUCC, code: '225700000X' },
  PSYCHOTHERAPY: { system: NUCC, code: '103T00000X' },
} as const;

export function patientOf(row: Row<'person'>, context: BundleContext): Identified[] {
  const patient: Patient & { id: string } = {
    resourceType: 'Patient',
    id: row.id,
    active: true,
    managingOrganization: context.organization,
    name: [
      { use: 'official', text: row.name },
      ...(row.preferredName ? [{ use: 'usual' as const, text: row.preferredName }] : []),
    ],
    ...(row.email || row.phone
      ? {
          telecom: [
            ...(row.email ? [{ system: 'email' as const, value: row.email }] : []),
            ...(row.phone ? [{ system: 'phone' as const, value: row.phone }] : []),
          ],
        }
      : {}),
    ...(row.pronouns
      ? {
          extension: [
            {
              url: 'http://hl7.org/fhir/StructureDefinition/individual-pronouns',
              extension: [{ url: 'value', valueCodeableConcept: { text: row.pronouns } }],
            },
          ],
        }
      : {}),
  };
  return [patient];
}

export function roleOf(row: Row<'team'>, context: BundleContext): Identified[] {
  const role: PractitionerRole & { id: string } = {
    resourceType: 'PractitionerRole',
    id: row.id,
    active: row.state !== 'ENDED',
    practitioner: context.practitioner(row.memberId, row.name),
    organization: context.organization,
    code: [
      concept(row.discipline === 'MASSAGE' ? 'Massage therapist' : 'Psychotherapist', ROLES[row.discipline]),
    ],
  };
  return [role];
}

/** The team as a whole, once all of it was read. */
export function teamOf(rows: readonly Row<'team'>[], context: BundleContext): Identified[] {
  if (rows.length === 0) {
    return [];
  }
  const team: CareTeam & { id: string } = {
    resourceType: 'CareTeam',
    id: teamId(context),
    status: 'active',
    subject: context.patient,
    participant: rows.map((row) => ({
      role: [concept(row.lead ? `${row.discipline} lead` : row.discipline, ROLES[row.discipline])],
      member: context.practitioner(row.memberId, row.name),
      period: { start: row.trialAt ?? row.proposedAt, ...(row.endedAt ? { end: row.endedAt } : {}) },
    })),
  };
  return [team];
}
export const teamId = (context: BundleContext) => partId(context.patientId, 'care-team');

export function boundariesOf(row: Row<'boundaries'>, context: BundleContext): Identified[] {
  const consent: Consent & { id: string } = {
    resourceType: 'Consent',
    id: partId(context.patientId, `boundaries ${row.version}`),
    status: row.current ? 'active' : 'inactive',
    scope: concept('Treatment', { system: hl7('consentscope'), code: 'treatment' }),
    category: [concept('Boundaries of touch', { system: LOCAL, code: 'boundaries' })],
    patient: context.patient,
    dateTime: row.changedAt,
    policyRule: concept('The client’s own rules for bodywork; they can be changed at any time.'),
    text: narrative([
      `Greatest pressure ${row.maxPressure} of 5`,
      ...Object.entries(row.regions).map(([region, choice]) => `${regionLabel(region)}: ${choice}`),
      ...[
        ['Draping', row.draping],
        ['Clothing', row.clothing],
        ['Talk', row.talk],
        ['Scent', row.scent ? 'yes' : 'no'],
        ['Music', row.music],
        ['Light', row.light],
        ['Position', row.position],
        ['Stop signal', row.stopSignal],
        ['What helps', row.whatHelps],
        ['Also', row.note],
      ].flatMap(([name, value]) => (value ? [`${name}: ${value}`] : [])),
    ]),
  };
  return [consent];
}

export function sharingOf(row: Row<'sharing'>, context: BundleContext): Identified[] {
  const whom = row.person ?? row.discipline;
  const consent: Consent & { id: string } = {
    resourceType: 'Consent',
    id: partId(context.patientId, `sharing ${row.category} ${whom}`),
    status: 'active',
    scope: concept('Privacy', { system: hl7('consentscope'), code: 'patient-privacy' }),
    category: [
      concept(SHARING_CATEGORIES_LABELS[row.category as SharingCategory] ?? row.category, {
        system: LOCAL,
        code: row.category,
      }),
    ],
    patient: context.patient,
    dateTime: row.since,
    policyRule: concept('Sharing within the care team, as the client decides.'),
    provision: {
      type: row.granted ? 'permit' : 'deny',
      actor: [{ role: concept(row.discipline, ROLES[row.discipline]), reference: { display: whom } }],
    },
  };
  return [consent];
}

/** What a client answered about their health, by what kind it is. */
export function healthOf(row: Row<'healthEntries'>, context: BundleContext): Identified[] {
  const what =
    row.words ??
    (row.code ? (contraindicationOf(row.code)?.label ?? row.code) : INTAKE_ENTRY_KINDS_LABELS[row.kind]);
  const clinicalStatus = (system: string) =>
    concept(row.endedAt ? 'inactive' : 'active', {
      system: hl7(system),
      code: row.endedAt ? 'inactive' : 'active',
    });
  switch (row.kind) {
    case 'ALLERGY':
      return [
        {
          resourceType: 'AllergyIntolerance',
          id: row.id,
          clinicalStatus: clinicalStatus('allergyintolerance-clinical'),
          code: concept(what),
          patient: context.patient,
          recordedDate: row.notedAt,
        },
      ];
    case 'MEDICATION':
      return [
        {
          resourceType: 'MedicationStatement',
          id: row.id,
          status: row.endedAt ? 'stopped' : 'active',
          medicationCodeableConcept: concept(what),
          subject: context.patient,
          dateAsserted: row.notedAt,
          ...(row.timesOfDay.length > 0 ? { dosage: [{ text: `At ${row.timesOfDay.join(', ')}` }] } : {}),
          ...(row.effects.length > 0 ? { note: [{ text: `Effects: ${row.effects.join(', ')}` }] } : {}),
        },
      ];
    default:
      return [
        {
          resourceType: 'Condition',
          id: row.id,
          clinicalStatus: clinicalStatus('condition-clinical'),
          category: [concept(INTAKE_ENTRY_KINDS_LABELS[row.kind], { system: LOCAL, code: row.kind })],
          code: concept(what),
          subject: context.patient,
          recordedDate: row.notedAt,
          ...(row.regions.length > 0
            ? { bodySite: row.regions.map((code) => concept(regionLabel(code))) }
            : {}),
        },
      ];
  }
}

export function healthTextOf(row: Row<'healthTexts'>, context: BundleContext): Identified[] {
  return [
    {
      resourceType: 'Observation',
      id: partId(context.patientId, `health ${row.part}`),
      status: 'final',
      code: concept(row.part, { system: LOCAL, code: row.part }),
      subject: context.patient,
      effectiveDateTime: row.writtenAt,
      valueString: row.words,
    },
  ];
}

/** FHIR has no resource for a safety plan: a basic one, with its steps as text and as extensions. */
export function safetyPlanOf(row: Row<'safetyPlans'>, context: BundleContext): Identified[] {
  return [
    {
      resourceType: 'Basic',
      id: partId(context.patientId, `safety plan ${row.version}`),
      code: concept('Safety plan', { system: LOCAL, code: 'safety-plan' }),
      subject: context.patient,
      created: row.writtenAt.slice(0, 10),
      text: narrative([
        `Safety plan, version ${row.version}, written by ${row.writtenBy}`,
        ...SAFETY_PLAN_PARTS.flatMap((part) =>
          row[part].map((line) => `${SAFETY_PLAN_WORDS[part].title}: ${line}`),
        ),
      ]),
      extension: SAFETY_PLAN_PARTS.flatMap((part) =>
        row[part].map((line) => ({ url: `urn:attune:safety-plan:${part}`, valueString: line })),
      ),
    },
  ];
}
