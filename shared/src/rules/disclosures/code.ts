/**
 * Letters and figures that nobody takes for others, read aloud or written by hand: of B and 8, S and 5, Z and 2,
 * O and 0, I, L and 1, U and V none, or one.
 */
export const CODE_ALPHABET = 'ACDEFGHJKMNPQRTUWXY34679';

export const CODE_LENGTH = 8;

/**
 * A new code.
 * @param pick a whole number from 0 to below its argument, by a generator that cannot be foreseen.
 */
export function newCode(pick: (below: number) => number): string {
  return Array.from({ length: CODE_LENGTH }, () => CODE_ALPHABET[pick(CODE_ALPHABET.length)]).join('');
}

/** 'ABCD-EFGH', as it is shown and told. */
export function codeInGroups(code: string): string {
  return `${code.slice(0, CODE_LENGTH / 2)}-${code.slice(CODE_LENGTH / 2)}`;
}

/** A code as somebody typed it, made comparable; null where it can be none. */
export function typedCode(typed: string): string | null {
  const code = typed.replaceAll(/[\s-]/g, '').toUpperCase();
  return code.length === CODE_LENGTH && [...code].every((one) => CODE_ALPHABET.includes(one)) ? code : null;
}
