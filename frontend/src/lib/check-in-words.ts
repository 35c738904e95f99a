/** One possible answer: its number, and the words that stand for it. */
export interface Possible {
  readonly value: number;
  readonly label: string;
  readonly spoken?: string;
}

const five = (...labels: readonly string[]): readonly Possible[] =>
  labels.map((label, index) => ({ value: 2 * index + 1, label }));

/** 0 to 10. */
export const TEN: readonly Possible[] = Array.from({ length: 11 }, (_, value) => ({
  value,
  label: String(value),
}));

export const MOODS = five('Very low', 'Low', 'In between', 'Good', 'Very good');
export const SLEEP_QUALITIES = five('Very bad', 'Bad', 'In between', 'Good', 'Very good');
export const IRRITABILITIES = five('Not at all', 'A little', 'Somewhat', 'Quite', 'Very');
export const BODY_CONNECTIONS = five(
  'Far away from it',
  'A little away',
  'In between',
  'Quite at home',
  'At home in it',
);
export const SLEEP_HOURS: readonly Possible[] = [
  { value: 3, label: '3 hours or less' },
  { value: 4, label: '4 hours' },
  { value: 5, label: '5 hours' },
  { value: 6, label: '6 hours' },
  { value: 7, label: '7 hours' },
  { value: 8, label: '8 hours or more' },
];
/** The one signed scale, in the words of whom it is about. */
export const AROUSALS: readonly Possible[] = [
  { value: -2, label: 'Numb, far away' },
  { value: -1, label: 'Slow, foggy' },
  { value: 0, label: 'Calm and awake' },
  { value: 1, label: 'On edge' },
  { value: 2, label: 'Overwhelmed' },
];

/** So much distress, and the way to somebody is offered beside the thanks. */
export const A_LOT = 8;

/** The words that stand nearest to a number. */
function nearest(possible: readonly Possible[], value: number): string {
  const [first] = [...possible].sort(
    (one, other) => Math.abs(one.value - value) - Math.abs(other.value - value),
  );
  return (first?.label ?? String(value)).toLowerCase();
}

interface Said {
  readonly distress: number;
  readonly mood?: number | null;
  readonly sleepHours?: number | null;
  readonly sleepQuality?: number | null;
  readonly arousal?: number | null;
  readonly pain?: number | null;
  readonly irritability?: number | null;
  readonly bodyConnection?: number | null;
}

/** A check-in in words beside its numbers, as far as something was said. */
export function checkInInWords(said: Said): string[] {
  const given = (value: number | null | undefined, words: (value: number) => string) =>
    value === null || value === undefined ? [] : [words(value)];
  return [
    `distress ${said.distress} of 10`,
    ...given(said.mood, (value) => `mood ${nearest(MOODS, value)}`),
    ...given(said.sleepHours, (value) => `${value} hours of sleep`),
    ...given(said.sleepQuality, (value) => `slept ${sleptWell(value)}`),
    ...given(said.arousal, (value) => nearest(AROUSALS, value)),
    ...given(said.pain, (value) => `pain ${value} of 10`),
    ...given(said.irritability, (value) => `irritable: ${nearest(IRRITABILITIES, value)}`),
    ...given(said.bodyConnection, (value) => `with the body: ${nearest(BODY_CONNECTIONS, value)}`),
  ];
}

function sleptWell(value: number): string {
  if (value >= 4 && value <= 6) return 'neither well nor badly';
  return value > 6 ? 'well' : 'badly';
}
