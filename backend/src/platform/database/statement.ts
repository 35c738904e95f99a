/** A named SQL text: prepared once on each connection, then called by its name. */
export interface Statement {
  readonly name: string;
  readonly text: string;
}

const known = new Map<string, string>();

/**
 * Hides the lists of ids among a statement's values from the planner. It would look into them, find that a
 * plan for this one id is cheaper than one for any list, and plan anew at each call, which can take longer
 * than the reading itself.
 */
const withHiddenLists = (text: string) =>
  text.replaceAll(/(?<!select )\$\d+::uuid\[\]/g, '(select $&)::uuid[]');

/**
 * Declares a statement; a module constant, never made at run time out of input.
 * @throws Error when the name already stands for another text.
 */
export function sql(name: string, declared: string): Statement {
  const text = withHiddenLists(declared);
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
