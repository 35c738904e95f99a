import { type ExportedRecord, whatWasDone } from '@attune/shared';
import type { Appointment, AuditEvent, Encounter, Flag } from 'fhir/r4.js';
import { type BundleContext, concept, hl7, type Identified, LOCAL, refTo } from './context.ts';
import { encounterId } from './notes.ts';
import { disciplineCode } from './plan.ts';

type Visit = ExportedRecord['appointments'][number];

const STATUS: Readonly<Record<string, Appointment['status']>> = {
  REQUESTED: 'pending',
  BOOKED: 'booked',
  NEEDS_CLEARANCE: 'pending',
  ARRIVED: 'arrived',
  IN_SESSION: 'arrived',
  FULFILLED: 'fulfilled',
  CANCELLED: 'cancelled',
  NO_SHOW: 'noshow',
};

/** HL7 service types: 25 massage therapy, 81 trauma counselling, 305 counselling, 142 psychology. */
const serviceType = ({ class: of, discipline }: Visit): string => {
  if (discipline === 'MASSAGE') return '25';
  if (of === 'TRAUMA_PROCESSING') return '81';
  return of === 'CONSULTATION' ? '305' : '142';
};

/** A visit, and the session that took place in it where no note has told of that yet. */
export function visitOf(row: Visit, context: BundleContext): Identified[] {
  const who = context.practitioner(row.memberId, row.with);
  const type = concept(row.service ?? row.discipline, {
    system: hl7('service-type'),
    code: serviceType(row),
  });
  const appointment: Appointment & { id: string } = {
    resourceType: 'Appointment',
    id: row.id,
    status: STATUS[row.state] ?? 'booked',
    serviceType: [type],
    start: row.startsAt,
    end: row.endsAt,
    participant: [
      { actor: context.patient, status: 'accepted' },
      { actor: who, status: row.state === 'REQUESTED' ? 'needs-action' : 'accepted' },
    ],
    ...(row.cancelledReason && row.state === 'CANCELLED'
      ? { cancelationReason: concept(row.cancelledReason) }
      : {}),
  };
  const id = encounterId(row.id);
  if (row.state !== 'FULFILLED' || !context.once(id)) {
    return [appointment];
  }
  const encounter: Encounter & { id: string } = {
    resourceType: 'Encounter',
    id,
    status: 'finished',
    class: { system: hl7('v3-ActCode'), code: 'AMB' },
    type: [concept(row.service ?? row.discipline, disciplineCode(row.discipline))],
    subject: context.patient,
    participant: [{ individual: who }],
    appointment: [refTo(row.id)],
    period: { start: row.begunAt ?? row.startsAt, end: row.endsAt },
  };
  return [appointment, encounter];
}

const CAME_FROM = {
  YOU: 'The client asked for support',
  ANSWER: 'An answer of the client asked for support',
  TEAM: 'The team looked after the client more closely',
} as const;

/** A call for support, with what of bodywork paused. Who has to act until when is the practice's, and no Task. */
export function supportOf(row: ExportedRecord['support'][number], context: BundleContext): Identified[] {
  const flag: Flag & { id: string } = {
    resourceType: 'Flag',
    id: row.id,
    status: row.state === 'RESOLVED' ? 'inactive' : 'active',
    category: [concept('Safety', { system: hl7('flag-category'), code: 'safety' })],
    code: concept(
      row.pause === 'NONE' ? CAME_FROM[row.cameFrom] : `${CAME_FROM[row.cameFrom]}; paused: ${row.pause}`,
      { system: LOCAL, code: row.cameFrom },
    ),
    subject: context.patient,
    period: { start: row.at, ...(row.closedAt ? { end: row.closedAt } : {}) },
    ...(row.words ? { extension: [{ url: 'urn:attune:own-words', valueString: row.words }] } : {}),
  };
  return [flag];
}

export function openingOf(row: ExportedRecord['whoOpened'][number], context: BundleContext): Identified[] {
  const event: AuditEvent & { id: string } = {
    resourceType: 'AuditEvent',
    id: row.id,
    type: { system: LOCAL, code: row.action, display: whatWasDone(row.action, row.fieldClasses, 'CLIENT') },
    recorded: row.at,
    outcome: '0',
    purposeOfEvent: [concept(row.ground, { system: LOCAL, code: row.ground })],
    agent: [
      {
        name: row.who,
        requestor: true,
        ...(row.role ? { role: [concept(row.role, { system: LOCAL, code: row.role })] } : {}),
        ...(row.own ? { who: context.patient } : {}),
      },
    ],
    source: { observer: context.organization },
    entity: [{ what: context.patient }],
  };
  return [event];
}
