/** R routine, A ask every time, X excluded unless separately consented in writing, N never offered. */
export type RegionClass = 'R' | 'A' | 'X' | 'N';

/** A place on the body, by the names of the practice's chart; each side is a region of its own. */
export interface Region {
  readonly code: string;
  readonly label: string;
  readonly regionClass: RegionClass;
  /** SNOMED CT concept of the structure, for exports. */
  readonly snomed: string;
}

type Row = readonly [name: string, sided: boolean, regionClass: RegionClass, snomed: string];

const ROWS: readonly Row[] = [
  ['Scalp', false, 'A', '41695006'],
  ['Back of head', true, 'R', '700032006'],
  ['Face', true, 'A', '89545001'],
  ['Jaw', true, 'A', '661005'],
  ['Jaw joint', true, 'A', '53620006'],
  ['Neck', false, 'A', '45048000'],
  ['Front of neck', true, 'A', '182329002'],
  ['Back of neck', false, 'R', '122494005'],
  ['Above collarbone', true, 'A', '77621008'],
  ['Upper shoulder', true, 'R', '31764008'],
  ['Shoulder', true, 'R', '16982005'],
  ['Shoulder blade', true, 'R', '51698000'],
  ['Armpit', true, 'A', '91470000'],
  ['Upper arm', true, 'R', '40983000'],
  ['Elbow', true, 'R', '76248009'],
  ['Forearm', true, 'R', '14975008'],
  ['Wrist', true, 'R', '8205005'],
  ['Hand', true, 'R', '85562004'],
  ['Fingers', true, 'R', '7569003'],
  ['Thumb', true, 'R', '76505004'],
  ['Upper chest', true, 'A', '60005003'],
  ['Breastbone area', false, 'A', '91691001'],
  ['Ribcage wall', true, 'A', '78904004'],
  ['Breast', true, 'X', '76752008'],
  ['Diaphragm edge', false, 'A', '5798000'],
  ['Upper abdomen', false, 'A', '80581009'],
  ['Lower abdomen', false, 'A', '90290004'],
  ['Upper and mid back', false, 'R', '122495006'],
  ['Lower back', true, 'R', '52612000'],
  ['Spine at base', false, 'R', '297173004'],
  ['Sacrum', false, 'A', '54735007'],
  ['Sacroiliac', true, 'A', '39723000'],
  ['Hip', true, 'A', '29836001'],
  ['Hip bone edge', true, 'A', '29850006'],
  ['Buttock', true, 'A', '46862004'],
  ['Groin', true, 'X', '26893007'],
  ['Perineum', false, 'N', '38864007'],
  ['Thigh', true, 'R', '68367000'],
  ['Inner thigh', true, 'A', '68367000'],
  ['Knee', true, 'R', '72696002'],
  ['Back of knee', true, 'A', '32361000'],
  ['Lower leg', true, 'R', '30021000'],
  ['Calf', true, 'R', '53840002'],
  ['Ankle', true, 'R', '70258002'],
  ['Foot', true, 'R', '56459004'],
  ['Toes', true, 'R', '29707007'],
];

function sidesOf([name, sided, regionClass, snomed]: Row): Region[] {
  const code = name.toLowerCase().replaceAll(' ', '-');
  return sided
    ? [
        { code: `${code}-left`, label: `Left ${name.toLowerCase()}`, regionClass, snomed },
        { code: `${code}-right`, label: `Right ${name.toLowerCase()}`, regionClass, snomed },
      ]
    : [{ code, label: name, regionClass, snomed }];
}

export const REGIONS: readonly Region[] = ROWS.flatMap(sidesOf);

const byCode = new Map(REGIONS.map((region) => [region.code, region]));

/** The region of a code, or null. */
export function regionOf(code: string): Region | null {
  return byCode.get(code) ?? null;
}

/** The words for a region; the code itself for one that this version does not know. */
export function regionLabel(code: string): string {
  return byCode.get(code)?.label ?? code;
}

/** Labels of regions within a sentence; when both sides are there they are one entry: 'foot (both)'. */
export function pairedRegions(codes: readonly string[]): string[] {
  const seen = new Set<string>();
  return codes.flatMap((code) => {
    const bare = code.replace(/-(left|right)$/, '');
    if (seen.has(bare)) return [];
    const both = code !== bare && codes.includes(`${bare}-left`) && codes.includes(`${bare}-right`);
    if (both) {
      seen.add(bare);
      return [`${bare.replaceAll('-', ' ')} (both)`];
    }
    return [regionLabel(code).toLowerCase()];
  });
}

/** Regions in words, both sides of one joined: 'foot (both), left knee'. */
export function regionsInWords(codes: readonly string[]): string {
  return pairedRegions(codes).join(', ');
}
