import type { RecordSummariesQuery } from '../../../generated/disclosures.ts';

/** A summary as the list has it: all but what it says. */
export type SummaryHead = NonNullable<RecordSummariesQuery['client']>['disclosures'][number];
