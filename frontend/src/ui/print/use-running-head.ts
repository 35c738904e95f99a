import { useEffect } from 'react';

/** What stands at the edge of each printed page. */
export interface RunningHead {
  /** Whose page it is, as they like to be called. */
  readonly who: string;
  /** The day it was printed or holds for, in words. */
  readonly when: string;
  /** Where it comes from, such as the practice. */
  readonly what: string;
}

/**
 * Sets the words that `print.css` puts at the edge of each page, for as long as the page is open. They go
 * as strings of CSS, in which any quotation mark, backslash or line break of a name is escaped.
 */
export function useRunningHead({ who, when, what }: RunningHead): void {
  useEffect(() => {
    const { style } = document.documentElement;
    const words = { '--running-who': who, '--running-when': when, '--running-what': what };
    for (const [name, text] of Object.entries(words)) style.setProperty(name, cssString(text));
    return () => {
      for (const name of Object.keys(words)) style.removeProperty(name);
    };
  }, [who, when, what]);
}

/** A text as a string of CSS; what could end the string is written by its number. */
export const cssString = (text: string): string =>
  `"${[...text].map((sign) => (/["\\\p{Cc}]/u.test(sign) ? `\\${sign.codePointAt(0)?.toString(16)} ` : sign)).join('')}"`;
