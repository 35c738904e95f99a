/** Parts of the body that are spoken of together, each with the regions of the chart in it, without sides. */
const GROUPS = {
  HEAD: {
    label: 'Head and face',
    regions: ['scalp', 'back-of-head', 'face', 'jaw', 'jaw-joint'],
  },
  NECK: { label: 'Neck', regions: ['neck', 'front-of-neck', 'back-of-neck'] },
  SHOULDERS: {
    label: 'Shoulders',
    regions: ['above-collarbone', 'upper-shoulder', 'shoulder', 'shoulder-blade', 'armpit'],
  },
  ARMS: {
    label: 'Arms and hands',
    regions: ['upper-arm', 'elbow', 'forearm', 'wrist', 'hand', 'fingers', 'thumb'],
  },
  CHEST: { label: 'Chest', regions: ['upper-chest', 'breastbone-area', 'ribcage-wall', 'breast'] },
  ABDOMEN: { label: 'Abdomen', regions: ['diaphragm-edge', 'upper-abdomen', 'lower-abdomen'] },
  BACK: { label: 'Back', regions: ['upper-and-mid-back', 'lower-back', 'spine-at-base'] },
  HIPS: {
    label: 'Pelvis and hips',
    regions: ['sacrum', 'sacroiliac', 'hip', 'hip-bone-edge', 'buttock', 'groin', 'perineum'],
  },
  LEGS: {
    label: 'Legs and feet',
    regions: ['thigh', 'inner-thigh', 'knee', 'back-of-knee', 'lower-leg', 'calf', 'ankle', 'foot', 'toes'],
  },
} as const satisfies Record<string, { readonly label: string; readonly regions: readonly string[] }>;

export type RegionGroup = keyof typeof GROUPS;

/** From head to foot. */
export const REGION_GROUPS = Object.keys(GROUPS) as readonly RegionGroup[];

const groupOfRegion = new Map<string, RegionGroup>(
  REGION_GROUPS.flatMap((group) => GROUPS[group].regions.map((region) => [region, group] as const)),
);

/** The part of the body to which a region belongs, whichever side; null for one that this version does not know. */
export function regionGroupOf(region: string): RegionGroup | null {
  return groupOfRegion.get(region.replace(/-(left|right)$/, '')) ?? null;
}

/** The words for a part of the body; the code itself for one that this version does not know. */
export function regionGroupLabel(code: string): string {
  return (GROUPS as Readonly<Record<string, { readonly label: string }>>)[code]?.label ?? code;
}
