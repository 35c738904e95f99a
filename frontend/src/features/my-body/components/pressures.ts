/** Greatest pressure in words, 0–5. */
export const PRESSURES = [
  { word: 'no touch', hint: 'Hands stay off; only being there.' },
  { word: 'very light', hint: 'A resting hand, no more.' },
  { word: 'light', hint: 'Skin moves, muscle does not.' },
  { word: 'medium', hint: 'You feel the muscle being worked.' },
  { word: 'strong', hint: 'Deep, and still easy to breathe with.' },
  { word: 'very deep', hint: 'The most there is.' },
] as const;
