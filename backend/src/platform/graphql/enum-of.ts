/** A vocabulary's words as the object that GraphQL registers an enum from. */
export function enumOf<const Word extends string>(words: readonly Word[]): { readonly [Key in Word]: Key } {
  return Object.fromEntries(words.map((word) => [word, word])) as { [Key in Word]: Key };
}
