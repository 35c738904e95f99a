import { createRequire } from 'node:module';
import { describe, expect, it } from '@jest/globals';
import { type Anything, useWorld } from '../harness/index.ts';
import { fetchAs, makeCopy } from '../harness/operations/record-copies.ts';

// The published JSON schema of FHIR R4 (4.0.1) and a validator of it, as a package of CommonJS.
const Validator = createRequire(import.meta.url)('@asymmetrik/fhir-json-schema-validator') as new () => {
  validate(resource: object): { message: string; dataPath: string }[];
};

const NAMES = { jonah: 'Jonah', amal: 'Amal', petra: 'Petra', lee: 'Lee' } as const;

/** Every reference within a resource. */
function referencesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'reference' && typeof inner === 'string' ? [inner] : referencesIn(inner),
  );
}

describe('a copy for another health system', () => {
  const world = useWorld();
  const validator = new Validator();

  const bundleOf = async (name: keyof typeof NAMES) => {
    const person = await world().as(name);
    const copy = await makeCopy(person, await world().clientId(NAMES[name]), 'FHIR');
    const answer = await fetchAs(person, world().url, `/record-copies/${copy.id}.fhir.json`);
    expect(answer.headers.get('content-type')).toBe('application/fhir+json; charset=utf-8');
    return (await answer.json()) as { entry: { fullUrl: string; resource: Anything }[] };
  };

  it('is looked at by a schema that finds faults', () => {
    expect(validator.validate({ resourceType: 'Patient', birthDate: 'once' })).not.toEqual([]);
    expect(validator.validate({ resourceType: 'Encounter', status: 'finished' })).not.toEqual([]);
    expect(
      validator.validate({ resourceType: 'Goal', lifecycleStatus: 'going well', subject: {} }),
    ).not.toEqual([]);
  });

  it.each(Object.keys(NAMES) as (keyof typeof NAMES)[])(
    'of %s is a valid FHIR R4 bundle, in which every reference leads somewhere',
    async (name) => {
      const bundle = await bundleOf(name);
      const { entry, ...head } = bundle;
      expect(validator.validate({ ...head, entry: [] })).toEqual([]);
      // Each by itself, since the schema names the fault only then.
      for (const { resource } of entry) {
        const faults = validator.validate(resource).map(({ dataPath, message }) => `${dataPath} ${message}`);
        expect({ type: resource.resourceType, faults }).toEqual({ type: resource.resourceType, faults: [] });
      }
      const urls = entry.map(({ fullUrl }) => fullUrl);
      expect(new Set(urls).size).toBe(urls.length);
      const known = new Set(urls);
      expect(entry.flatMap(({ resource }) => referencesIn(resource)).filter((to) => !known.has(to))).toEqual(
        [],
      );
      for (const { fullUrl, resource } of entry) {
        expect(fullUrl).toBe(`urn:uuid:${resource.id}`);
        // What FHIR asks for beyond its schema (invariants), where we could miss it.
        if (resource.resourceType === 'Consent') expect(resource.policyRule).toBeDefined();
        if (resource.resourceType === 'AllergyIntolerance') expect(resource.clinicalStatus).toBeDefined();
        if (resource.resourceType === 'Observation' && resource.component) {
          expect(resource.component.length).toBeGreaterThan(0);
        }
        for (const target of resource.resourceType === 'Goal' ? (resource.target ?? []) : []) {
          expect(target.detailQuantity === undefined || target.measure !== undefined).toBe(true);
        }
      }
    },
  );

  it('says the same as the record: questionnaires with their codes, sessions with their scales, notes with their text', async () => {
    const { entry } = await bundleOf('jonah');
    const of = (type: string) =>
      entry.map(({ resource }) => resource).filter((one) => one.resourceType === type);
    const clientId = await world().clientId('Jonah');
    const count = async (text: string) =>
      Number((await world().rows<{ n: string }>(`select count(*) as n ${text}`, [clientId]))[0]?.n);

    expect(of('Patient')).toHaveLength(1);
    expect(of('Practitioner').map((one) => one.name[0].text)).toEqual(
      expect.arrayContaining(['Dr Mara Lindqvist', 'Ines Okafor']),
    );
    expect(of('QuestionnaireResponse')).toHaveLength(
      (await count('from attune.measure_response where client_id = $1')) +
        (await count('from attune.session_feedback where client_id = $1')),
    );
    const phq = of('Observation').find((one) =>
      one.code.coding?.some(({ code }: Anything) => code === '44261-6'),
    );
    const [stored] = await world().rows<{ total: number }>(
      "select total from attune.measure_response where client_id = $1 and code = 'PHQ-9' order by id limit 1",
      [clientId],
    );
    expect(phq.valueInteger).toBe(stored?.total);
    expect(of('Appointment')).toHaveLength(await count('from attune.appointment where client_id = $1'));
    expect(of('Procedure')).toHaveLength(
      await count(
        "from attune.note where client_id = $1 and kind = 'SESSION_RESPONSE' and signed_at is not null",
      ),
    );
    const [scales] = await world().rows<{
      note_id: string;
      arrival_distress: number;
      departure_pain: number;
    }>(
      'select note_id, arrival_distress, departure_pain from attune.session_response where client_id = $1 and signed order by note_id limit 1',
      [clientId],
    );
    const procedure = of('Procedure').find(({ id }) => id === scales?.note_id);
    const of2 = (moment: string) =>
      of('Observation').find(
        (one) =>
          one.code.text === `At ${moment}` && one.encounter.reference === procedure.encounter.reference,
      ).component;
    expect(of2('arrival')[0].valueInteger).toBe(scales?.arrival_distress);
    expect(of2('departure').find((one: Anything) => one.code.coding[0].code === '72514-3').valueInteger).toBe(
      scales?.departure_pain,
    );
    const [text] = await world().rows<{ id: string; text: string }>(
      "select n.id, t.text from attune.note n join attune.note_text t on t.note_id = n.id where n.client_id = $1 and n.kind = 'PROGRESS' and n.signed_at is not null limit 1",
      [clientId],
    );
    const document = of('DocumentReference').find(({ id }) => id === text?.id);
    expect(Buffer.from(document.content[0].attachment.data, 'base64').toString()).toBe(text?.text);
    expect(of('DocumentReference')).toHaveLength(
      await count(
        "from attune.note where client_id = $1 and kind in ('PROGRESS', 'CONTACT') and signed_at is not null",
      ),
    );
    expect(of('CarePlan').filter(({ status }) => status === 'active')).toHaveLength(1);
    expect(of('Basic')).toHaveLength(await count('from attune.safety_plan where client_id = $1'));
    expect(of('AuditEvent').length).toBeGreaterThan(0);
  });

  it('R13: holds no process note', async () => {
    const { entry } = await bundleOf('petra');
    const kept = new Set(
      (await world().rows<{ id: string }>("select id from attune.note where kind = 'PROCESS'")).map(
        ({ id }) => id,
      ),
    );
    expect(entry.filter(({ resource }) => kept.has(resource.id))).toEqual([]);
  });
});
