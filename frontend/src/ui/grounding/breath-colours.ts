/** Colours of one's own choice for the breath; none of them means anything. */
export const BREATH_COLOURS = ['teal', 'blue', 'green', 'gold', 'violet'] as const;
export type BreathColour = (typeof BREATH_COLOURS)[number];
