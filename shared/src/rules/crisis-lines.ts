/** Somebody to call, text or write to when it cannot wait. */
export interface WhomToCall {
  readonly name: string;
  readonly phone: string | null;
  readonly text: string | null;
  readonly url: string | null;
  readonly region: string;
}

/** When the numbers below were last compared with their sources. */
export const EMERGENCY_CHECKED_ON = '2026-11-01';

const number = (name: string, phone: string, region: string, text: string | null = null): WhomToCall => ({
  name,
  phone,
  text,
  url: null,
  region,
});

/**
 * Numbers of public record, for where nobody has named any: they are in the page itself and show when
 * nothing can be reached. Sources: GB 999 (gov.uk), EU 112 (European Commission, emergency number), US
 * 911 (911.gov) and 988 (988lifeline.org), CA 911 and 988 (988.ca), AU 000 (triplezero.gov.au).
 */
export const EMERGENCY_NUMBERS: readonly WhomToCall[] = [
  number('Emergency services', '999', 'GB'),
  number('Emergency services', '112', 'EU'),
  number('Emergency services', '911', 'US'),
  number('988 Suicide & Crisis Lifeline', '988', 'US', '988'),
  number('Emergency services', '911', 'CA'),
  number('9-8-8 Suicide Crisis Helpline', '988', 'CA', '988'),
  number('Emergency services', '000', 'AU'),
];

/** Members of the European Union and of the economic area, and Switzerland: 112 answers in all of them. */
const WITH_112 =
  'AT BE BG CH CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK'.split(' ');

/** The region of a country (ISO 3166, two letters) whose numbers are known here; null for all others. */
export function regionOfCountry(country: string): string | null {
  const code = country.toUpperCase();
  if (WITH_112.includes(code)) {
    return 'EU';
  }
  return EMERGENCY_NUMBERS.some(({ region }) => region === code) ? code : null;
}

/** The region in which a time zone lies, as far as there is a number for it; null elsewhere. */
export function regionOfZone(zone: string): string | null {
  if (/^Europe\/(London|Belfast|Jersey|Guernsey|Isle_of_Man)$/.test(zone)) return 'GB';
  // These have emergency numbers of their own, which are not listed here.
  if (/^Europe\/(Moscow|Minsk|Kiev|Kyiv|Istanbul|Samara|Saratov|Volgograd|Kaliningrad)$/.test(zone))
    return null;
  if (zone.startsWith('Europe/')) return 'EU';
  if (zone.startsWith('Australia/')) return 'AU';
  if (/^America\/(Toronto|Vancouver|Winnipeg|Edmonton|Halifax|Regina|St_Johns|Montreal)$/.test(zone))
    return 'CA';
  if (
    /^America\/(New_York|Chicago|Denver|Los_Angeles|Phoenix|Anchorage|Detroit|Boise|Indiana\/|Kentucky\/|North_Dakota\/)/.test(
      zone,
    )
  )
    return 'US';
  return zone.startsWith('US/') || zone === 'Pacific/Honolulu' ? 'US' : null;
}

/** Whom to call in a practice that has named nobody: the numbers of its country, else all there are. */
export function emergencyNumbersOf(country: string, zone: string): readonly WhomToCall[] {
  const region = regionOfCountry(country) ?? regionOfZone(zone);
  const near = EMERGENCY_NUMBERS.filter((one) => one.region === region);
  return near.length > 0 ? near : EMERGENCY_NUMBERS;
}

/** After so many months a number is looked up again. */
const CHECK_AGAIN_MONTHS = 6;

/** Whether a number was last checked more than six months ago; days as 'YYYY-MM-DD'. */
export function isCheckOld(checkedOn: string, today: string): boolean {
  const [year = 0, month = 1, day = 1] = checkedOn.split('-').map(Number);
  const until = new Date(Date.UTC(year, month - 1 + CHECK_AGAIN_MONTHS, 1));
  const last = new Date(Date.UTC(until.getUTCFullYear(), until.getUTCMonth() + 1, 0)).getUTCDate();
  until.setUTCDate(Math.min(day, last));
  return today > until.toISOString().slice(0, 10);
}
