import { expect, type Locator, type Page } from '@playwright/test';

/** Where a practitioner begins the day. */
export class TodayPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(): Promise<void> {
    await this.page
      .getByRole('navigation', { name: 'Main' })
      .getByRole('link', { name: /^Today/ })
      .click();
    await expect(this.page.getByRole('heading', { name: 'Needs you now' })).toBeVisible();
  }

  /** What waits about somebody. */
  waiting(name: string): Locator {
    return this.page
      .getByRole('main')
      .getByRole('listitem')
      .filter({ hasText: name })
      .filter({ has: this.page.getByRole('button') });
  }
}
