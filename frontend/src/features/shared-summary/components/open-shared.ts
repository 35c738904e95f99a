import type { ProgressSummary } from '@attune/shared';

export interface SharedSummary {
  readonly summary: ProgressSummary;
  readonly expiresAt: string;
}

export type OpenedShared =
  | { readonly ok: true; readonly shared: SharedSummary }
  | { readonly ok: false; readonly message: string };

const UNREACHABLE = 'Attune could not be reached. Please try again in a moment.';

/**
 * Asks for what a link leads to. Token and code travel in the body and with no cookie; nothing is kept by the
 * browser.
 */
export async function openShared(token: string, code: string): Promise<OpenedShared> {
  try {
    const response = await fetch('/shared/open', {
      method: 'POST',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token, code }),
    });
    const answer = (await response.json()) as SharedSummary & { readonly message?: string };
    return response.ok ? { ok: true, shared: answer } : { ok: false, message: answer.message ?? UNREACHABLE };
  } catch {
    return { ok: false, message: UNREACHABLE };
  }
}
