import type { CrisisResourceRow } from '../data/consent.read.ts';

/**
 * Whom to call where a practice has named nobody, or nobody is signed in: the emergency numbers of
 * public record and the crisis line of the US and Canada (988 Suicide & Crisis Lifeline).
 */
export const EMERGENCY_RESOURCES: readonly CrisisResourceRow[] = (
  [
    ['Emergency services', '999', null, 'GB'],
    ['Emergency services', '112', null, 'EU'],
    ['Emergency services', '911', null, 'US'],
    ['988 Suicide & Crisis Lifeline', '988', '988', 'US'],
    ['Emergency services', '911', null, 'CA'],
    ['9-8-8 Suicide Crisis Helpline', '988', '988', 'CA'],
    ['Emergency services', '000', null, 'AU'],
  ] as const
).map(([name, phone, text, region]) => ({
  name,
  phone,
  text,
  url: null,
  region,
  checkedOn: '2026-11-01',
}));
