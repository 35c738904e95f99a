import fc from 'fast-check';
import { MODALITIES } from '../vocabulary/modalities.ts';
import { REGION_CHOICES } from '../vocabulary/region-choices.ts';
import { REGIONS } from '../vocabulary/regions.ts';
import type { Work } from './boundaries.ts';
import type { BoundariesContents } from './compare-boundaries.ts';

/** Regions of the chart, and now and then a place that is none. */
export const anyRegion = fc.oneof(
  { weight: 20, arbitrary: fc.constantFrom(...REGIONS.map((region) => region.code)) },
  { weight: 1, arbitrary: fc.constantFrom('third-knee', 'constructor', '__proto__', '') },
);

const words = fc.constantFrom(null, 'a word', 'another', 'w'.repeat(80));

/** Whatever a client may have said, choices looser than a region's class among it. */
export const anyBoundaries: fc.Arbitrary<BoundariesContents> = fc.record({
  maxPressure: fc.integer({ min: 0, max: 5 }),
  regions: fc.dictionary(
    fc.constantFrom(...REGIONS.map((region) => region.code)),
    fc.constantFrom(...REGION_CHOICES),
  ),
  scent: fc.boolean(),
  draping: fc.constantFrom('Standard', 'Stays clothed'),
  talk: fc.constantFrom('Quiet', 'A little'),
  clothing: words,
  music: words,
  light: words,
  position: words,
  stopSignal: words,
  whatHelps: words,
  note: words,
});

export const anyWork: fc.Arbitrary<Work> = fc.record({
  region: anyRegion,
  modality: fc.constantFrom(...MODALITIES.map((modality) => modality.code)),
  pressure: fc.integer({ min: 0, max: 5 }),
});
