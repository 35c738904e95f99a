/** The scales of a session, 0–10, whose change from arrival to departure is followed; the lower the better. */
export const RESPONSE_SCALES = ['DISTRESS', 'TENSION', 'PAIN'] as const;

export type ResponseScale = (typeof RESPONSE_SCALES)[number];

export const RESPONSE_SCALE_LABELS: Readonly<Record<ResponseScale, string>> = {
  DISTRESS: 'Distress',
  TENSION: 'Tension',
  PAIN: 'Pain',
};
