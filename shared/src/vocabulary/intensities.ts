export const INTENSITIES = ['TALK', 'GENTLE', 'MODERATE', 'DEEP', 'TRAUMA_PROCESSING'] as const;

export type Intensity = (typeof INTENSITIES)[number];

export const INTENSITIES_LABELS: Readonly<Record<Intensity, string>> = {
  TALK: 'Talk',
  GENTLE: 'Gentle',
  MODERATE: 'Moderate',
  DEEP: 'Deep',
  TRAUMA_PROCESSING: 'Trauma processing',
};
