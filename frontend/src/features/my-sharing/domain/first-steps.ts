/** The first steps of a new client, in their order; each may be left out. */
export const FIRST_STEPS = ['attune', 'team', 'sharing', 'body', 'done'] as const;
export type FirstStep = (typeof FIRST_STEPS)[number];

export function isFirstStep(value: unknown): value is FirstStep {
  return (FIRST_STEPS as readonly unknown[]).includes(value);
}
