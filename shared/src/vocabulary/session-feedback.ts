/** How a client says that something held: wholly, partly or not. */
export const FELT = ['YES', 'PARTLY', 'NO'] as const;

export type Felt = (typeof FELT)[number];

/** How the pressure was, in the client's eyes. */
export const PRESSURE_FELT = ['TOO_LIGHT', 'RIGHT', 'TOO_MUCH'] as const;

export type PressureFelt = (typeof PRESSURE_FELT)[number];

/** Longest text of a client about a session, and of what was changed, in characters. */
export const LONGEST_FEEDBACK = 2_000;

export const FELT_LABELS: Readonly<Record<Felt, string>> = { YES: 'Yes', PARTLY: 'Partly', NO: 'No' };

export const PRESSURE_FELT_LABELS: Readonly<Record<PressureFelt, string>> = {
  TOO_LIGHT: 'Too light',
  RIGHT: 'Right',
  TOO_MUCH: 'Too much',
};
