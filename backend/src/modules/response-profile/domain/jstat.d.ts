/** What is used of jstat, which brings no types of its own. */
declare module 'jstat' {
  const jstat: {
    mean(values: readonly number[]): number;
    /** With `sample`, divided by one less than the number of values. */
    variance(values: readonly number[], sample: boolean): number;
    readonly studentt: {
      /** Quantile of Student's t. */
      inv(probability: number, degreesOfFreedom: number): number;
    };
  };
  export default jstat;
}
