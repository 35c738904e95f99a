import type { ExportedRecord } from '@attune/shared';
import type { Organization } from 'fhir/r4.js';
import type { Piece } from '../../data/record.read.ts';
import type { CopyHead } from '../json-text.ts';
import { BundleContext, type Identified, partId } from './context.ts';
import { answeredOf, checkInOf, feedbackOf } from './measures.ts';
import { noteOf } from './notes.ts';
import {
  boundariesOf,
  healthOf,
  healthTextOf,
  patientOf,
  roleOf,
  safetyPlanOf,
  sharingOf,
  teamOf,
} from './person.ts';
import { planOf } from './plan.ts';
import { openingOf, supportOf, visitOf } from './visits.ts';

type Name = keyof ExportedRecord;
type RowOf<Of extends Name> = ExportedRecord[Of] extends readonly (infer One)[]
  ? One
  : NonNullable<ExportedRecord[Of]>;
type Mapping = { readonly [Of in Name]?: (row: RowOf<Of>, context: BundleContext) => Identified[] };

/** What becomes of a row of each section; those that FHIR has no use for stand in the JSON file alone. */
const MAPPING: Mapping = {
  person: patientOf,
  team: roleOf,
  boundaries: boundariesOf,
  sharing: sharingOf,
  healthEntries: healthOf,
  healthTexts: healthTextOf,
  safetyPlans: safetyPlanOf,
  plans: planOf,
  notes: noteOf,
  sessionFeedback: feedbackOf,
  checkIns: checkInOf,
  questionnaires: answeredOf,
  support: supportOf,
  appointments: visitOf,
  whoOpened: openingOf,
};

/** The text of a FHIR R4 bundle of the record, piece after piece. */
export async function* fhirText(head: CopyHead, pieces: AsyncIterable<Piece>): AsyncGenerator<string> {
  const bundle = { resourceType: 'Bundle', id: head.copyId, type: 'collection', timestamp: head.madeAt };
  yield `${JSON.stringify(bundle).slice(0, -1)},\n"entry":[`;
  let first = true;
  const written = (resources: readonly Identified[]): string => {
    let text = '';
    for (const resource of resources) {
      text += `${first ? '\n' : ',\n'}${JSON.stringify({ fullUrl: `urn:uuid:${resource.id}`, resource })}`;
      first = false;
    }
    return text;
  };
  let context: BundleContext | null = null;
  const team: RowOf<'team'>[] = [];
  for await (const { section, rows, last } of pieces) {
    if (section === 'person') {
      const [person] = rows as unknown as RowOf<'person'>[];
      const patientId = person?.id ?? head.copyId;
      const organization = organizationOf(head, patientId);
      context = new BundleContext(patientId, organization.id);
      yield written([organization]);
    }
    const map = MAPPING[section as Name] as
      | ((row: unknown, context: BundleContext) => Identified[])
      | undefined;
    if (!context || !map) {
      continue;
    }
    const bundleContext = context;
    const mapped = rows.flatMap((row) => map(row, bundleContext));
    if (section === 'team') {
      team.push(...(rows as unknown as RowOf<'team'>[]));
      if (last) mapped.push(...teamOf(team, context));
    }
    yield written([...context.take(), ...mapped]);
  }
  yield '\n]}\n';
}

const organizationOf = ({ practice }: CopyHead, patientId: string): Organization & { id: string } => ({
  resourceType: 'Organization',
  id: partId(patientId, `practice ${practice.name}`),
  name: practice.name,
});
