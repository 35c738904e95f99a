import type { Statistics } from '@attune/shared';
import jstat from 'jstat';

/** The statistics of the profile, from a library that is too heavy for a browser. */
export const STATISTICS: Statistics = {
  mean: (values) => jstat.mean(values),
  variance: (values) => jstat.variance(values, true),
  tQuantile: (probability, degreesOfFreedom) => jstat.studentt.inv(probability, degreesOfFreedom),
};
