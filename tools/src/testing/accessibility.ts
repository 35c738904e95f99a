import type { Page } from '@playwright/test';
import axe from 'axe-core';

/** WCAG 2.2 AA and all that it stands on. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** A rule that a page breaks, and the elements that do. */
export interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly target: string; readonly message: string }[];
}

/**
 * What of a page people who read it otherwise would stumble over, by axe.
 * @param contrastAlone asks about colours and nothing else: what another colour scheme can change.
 */
export async function violationsOf(page: Page, { contrastAlone = false } = {}): Promise<Violation[]> {
  // Half a megabyte, so once for each document and not once for each question.
  if (!(await page.evaluate(() => 'axe' in window))) {
    await page.evaluate(axe.source);
  }
  return page.evaluate(
    async ({ rules, colours }) => {
      const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document, {
        resultTypes: ['violations'],
        ...(colours
          ? { runOnly: { type: 'rule', values: ['color-contrast'] } }
          : { runOnly: { type: 'tag', values: rules } }),
      });
      return violations.map(({ id, nodes }) => ({
        id,
        nodes: nodes.map(({ target, any }) => ({ target: target.join(' '), message: any[0]?.message ?? '' })),
      }));
    },
    { rules: RULES, colours: contrastAlone },
  );
}
