/** One thing that must hold, and how often it did not. */
export interface Finding {
  readonly what: string;
  readonly looked: number;
  readonly wrong: number;
}

export const count = <Value>(
  what: string,
  values: readonly Value[],
  good: (value: Value) => boolean,
): Finding => ({
  what,
  looked: values.length,
  wrong: values.filter((value) => !good(value)).length,
});
