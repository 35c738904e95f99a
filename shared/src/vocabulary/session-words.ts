export const OBSERVATIONS = [
  'BREATHING_DEEPENED',
  'BREATHING_HELD',
  'TREMBLING',
  'TEARS',
  'WARMTH',
  'STARTLE',
  'GOING_AWAY',
  'NUMBNESS',
  'SETTLING',
] as const;

export type Observation = (typeof OBSERVATIONS)[number];

export const OBSERVATIONS_LABELS: Readonly<Record<Observation, string>> = {
  BREATHING_DEEPENED: 'Breathing deepened',
  BREATHING_HELD: 'Breath held',
  TREMBLING: 'Trembling',
  TEARS: 'Tears',
  WARMTH: 'Warmth',
  STARTLE: 'Startled',
  GOING_AWAY: 'Going away',
  NUMBNESS: 'Numbness',
  SETTLING: 'Settling',
};

export const EMOTIONAL_RESPONSES = [
  'RELIEF',
  'CALM',
  'SADNESS',
  'JOY',
  'ANGER',
  'FEAR',
  'NUMBNESS',
  'OTHER',
  'PAUSED',
  'GROUNDED',
  'CHANGED',
  'STOPPED',
] as const;

export type EmotionalResponse = (typeof EMOTIONAL_RESPONSES)[number];

export const EMOTIONAL_RESPONSE_LABELS: Readonly<Record<EmotionalResponse, string>> = {
  RELIEF: 'Relief',
  CALM: 'Calm',
  SADNESS: 'Sadness',
  JOY: 'Joy',
  ANGER: 'Anger',
  FEAR: 'Fear',
  NUMBNESS: 'Numbness',
  OTHER: 'Something else',
  PAUSED: 'We paused',
  GROUNDED: 'We grounded',
  CHANGED: 'We changed the work',
  STOPPED: 'We stopped',
};

export const ENDINGS = ['FINISHED', 'ENDED_BY_CLIENT', 'ENDED_BY_THERAPIST'] as const;

export type Ending = (typeof ENDINGS)[number];

export const ENDING_LABELS: Readonly<Record<Ending, string>> = {
  FINISHED: 'Finished as planned',
  ENDED_BY_CLIENT: 'The client ended it',
  ENDED_BY_THERAPIST: 'The therapist ended it',
};

export const AFTERCARE = ['WATER', 'REST', 'LIGHT_MOVEMENT'] as const;

export type Aftercare = (typeof AFTERCARE)[number];

export const AFTERCARE_LABELS: Readonly<Record<Aftercare, string>> = {
  WATER: 'Water',
  REST: 'Rest',
  LIGHT_MOVEMENT: 'Light movement',
};

/** Arousal on one signed scale for both disciplines and the client (−2 … +2). */
export const AROUSAL_LABELS: Readonly<Record<number, string>> = {
  [-2]: 'Shut down',
  [-1]: 'Sluggish',
  0: 'Within the window',
  1: 'Revved up',
  2: 'Overwhelmed',
};
