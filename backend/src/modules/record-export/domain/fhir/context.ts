import type { CodeableConcept, FhirResource, Practitioner, Reference } from 'fhir/r4.js';
import { v5 as idFrom } from 'uuid';

/** A resource with the id under which others of the bundle refer to it. */
export type Identified = FhirResource & { id: string };

/** Codes of Attune's own, where no public system has them. */
export const LOCAL = 'urn:attune:codes';
export const LOINC = 'http://loinc.org';
export const SNOMED = 'http://snomed.info/sct';
const TERMINOLOGY = 'http://terminology.hl7.org/CodeSystem';
export const hl7 = (system: string) => `${TERMINOLOGY}/${system}`;

export const refTo = (id: string): Reference => ({ reference: `urn:uuid:${id}` });

/** The id of what is made of a part of a row: always the same for the same part. */
export const partId = (id: string, part: string): string => idFrom(part, id);

/** A code of Attune's own with its words, beside a public one where there is one. */
export function concept(text: string, ...codings: { system: string; code: string }[]): CodeableConcept {
  return codings.length > 0 ? { coding: codings, text } : { text };
}

/** Whose bundle it is, and who was met in it so far: everybody stands in it once. */
export class BundleContext {
  readonly patient: Reference;
  readonly organization: Reference;
  private readonly met = new Set<string>();
  private fresh: Identified[] = [];

  constructor(
    readonly patientId: string,
    readonly organizationId: string,
  ) {
    this.patient = refTo(patientId);
    this.organization = refTo(organizationId);
  }

  /** Refers to a practitioner; at the first time they go into the bundle too. */
  practitioner(id: string, name: string | null): Reference {
    if (this.once(id)) {
      const one: Practitioner & { id: string } = {
        resourceType: 'Practitioner',
        id,
        name: [{ text: name ?? 'A practitioner of the practice' }],
      };
      this.fresh.push(one);
    }
    return refTo(id);
  }

  /** Whether this is met for the first time. */
  once(key: string): boolean {
    if (this.met.has(key)) {
      return false;
    }
    this.met.add(key);
    return true;
  }

  /** Puts another resource into the bundle. */
  add(resource: Identified): void {
    this.fresh.push(resource);
  }

  /** Whoever was met since it was last asked. */
  take(): Identified[] {
    const { fresh } = this;
    this.fresh = [];
    return fresh;
  }
}

/** A narrative of paragraphs, with what could be read as markup escaped. */
export function narrative(paragraphs: readonly string[]): { status: 'generated'; div: string } {
  const escaped = paragraphs.map((text) => `<p>${escapeXml(text)}</p>`).join('');
  return { status: 'generated', div: `<div xmlns="http://www.w3.org/1999/xhtml">${escaped}</div>` };
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeXml = (text: string) => text.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);

/** Annotations of the texts that are there. */
export const annotations = (...texts: (string | null | undefined)[]): { note?: { text: string }[] } => {
  const found = texts.filter((text): text is string => Boolean(text?.trim()));
  return found.length > 0 ? { note: found.map((text) => ({ text })) } : {};
};
