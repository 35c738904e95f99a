/** A named SQL text: prepared once on each connection, then called by its name. */
export interface Statement {
  readonly name: string;
  readonly text: string;
}

const known = new Map<string, string>();

/**
 * Declares a statement; a module constant, never made at run time out of input.
 * @throws Error when the name already stands for another text.
 */
export function sql(name: string, text: string): Statement {
  const earlier = known.get(name);
  if (earlier !== undefined && earlier !== text) {
    throw new Error(`The statement name ${name} stands for two texts.`);
  }
  known.set(name, text);
  return Object.freeze({ name, text });
}

/** Every statement declared so far, for the tests that explain them. */
export function knownStatements(): ReadonlyMap<string, string> {
  return known;
}
