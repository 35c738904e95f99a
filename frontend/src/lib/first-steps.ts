/** Where a client stopped in their first steps on this device; "done" once they have been through. */
const keyOf = (clientId: string) => `attune.first-steps.${clientId}`;

/** The step kept for this client; null when none, or when the browser keeps nothing. */
export function recallFirstStep(clientId: string): string | null {
  try {
    return localStorage.getItem(keyOf(clientId));
  } catch {
    return null;
  }
}

export function keepFirstStep(clientId: string, step: string): void {
  try {
    localStorage.setItem(keyOf(clientId), step);
  } catch {
    // A browser that keeps nothing begins again at the first step.
  }
}
