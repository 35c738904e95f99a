/** A line with a number in it: what stands before and after, the number as written, and as it is dialled. */
export interface PhoneInLine {
  readonly before: string;
  readonly number: string;
  readonly after: string;
  readonly dial: string;
}

/** Digits with what people put between them; begins with a plus, a bracket or a digit, ends with a digit. */
const CANDIDATE =
  /(?<![\p{L}\d.,:/#€£$-])(?:\+|\(\+?)?\d(?:[ \u00a0()./-]{0,3}\d)*(?![\p{L}\d%€£$]|[.,:/]\d)/gu;
/** Numbers that are short on purpose: emergency and crisis lines. */
const SHORT = /^(?:000|110|111|112|113|116\d{3}|119|144|911|988|999)$/;
/** Words that announce a number to dial. */
const CALLED =
  /(?:\b(?:call|ring|dial|phone|tel|telephone|text|sms|mobile|number)\b\.?:?|☎|📞)\s*(?:on\s+|at\s+|is\s+)?$/i;
const DATE = /^(?:\d{1,2}[./-]\d{1,2}[./-](?:\d{2}|\d{4})|\d{4}[./-]\d{1,2}[./-]\d{1,2})$/;
/** Years and spans of years, as 2019-2024. */
const YEARS = /^(?:19|20)\d\d(?:\s?[-/]\s?(?:19|20)?\d\d)?$/;
/** A time or a span of hours, as 9-17 or 08.30-17.00. */
const HOURS = /^\d{1,2}(?:\.\d\d)?\s?-\s?\d{1,2}(?:\.\d\d)?$/;

/**
 * The first number to call in a line that somebody wrote freely ("Sam, 07700 900000 after six"); null
 * where there is none. Dates, times, years and counts are none. A wrong guess costs a tap, so a number
 * of three to six digits counts only when it is a known short one or is announced as one.
 */
export function phoneInLine(line: string): PhoneInLine | null {
  for (const match of line.matchAll(CANDIDATE)) {
    // A bracket that was opened before the number is not part of it, unless it closes within.
    const opened = match[0].startsWith('(') && !match[0].includes(')') ? 1 : 0;
    const number = match[0].slice(opened);
    const before = line.slice(0, match.index + opened);
    if (isPhone(number, before)) {
      return { before, number, after: line.slice(before.length + number.length), dial: dialled(number) };
    }
  }
  return null;
}

function isPhone(number: string, before: string): boolean {
  const digits = number.replaceAll(/\D/g, '');
  if (DATE.test(number) || YEARS.test(number) || HOURS.test(number)) {
    return false;
  }
  if (digits.length >= 7) {
    return digits.length <= 15;
  }
  return SHORT.test(digits) || (CALLED.test(before) && digits.length >= 3);
}

/** As a telephone wants it: the plus and digits alone; the zero in "+44 (0)20" is for callers at home. */
export function dialled(number: string): string {
  const international = /^\(?\+/.test(number.trim());
  const plain = international ? number.replace('(0)', '') : number;
  return `${international ? '+' : ''}${plain.replaceAll(/\D/g, '')}`;
}

/** Whether somebody could dial this: 3 to 15 digits with what people put between them, and nothing else. */
export function isDialable(number: string): boolean {
  const digits = number.replaceAll(/\D/g, '');
  return /^\+?[\d ()./-]+$/.test(number.trim()) && digits.length >= 3 && digits.length <= 15;
}
