import { expect, type Page } from '@playwright/test';

/** The editor of a progress note, and the note once it is signed. */
export class NotePage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** From the header of the record that is open. */
  async begin(): Promise<void> {
    await this.page.getByRole('link', { name: 'New note' }).click();
    await expect(this.page.getByRole('textbox', { name: 'What happened and what it means' })).toBeVisible();
  }

  async write(body: string, teamSummary: string): Promise<void> {
    await this.page.getByRole('textbox', { name: 'What happened and what it means' }).fill(body);
    await this.page.getByRole('textbox', { name: 'Team summary' }).fill(teamSummary);
    await expect(this.page.getByText(/^Saved/)).toBeVisible();
  }

  async sign(): Promise<void> {
    await this.page.getByRole('button', { name: 'Sign', exact: true }).click();
    await this.page
      .getByRole('dialog', { name: 'Sign this note?' })
      .getByRole('button', { name: 'Sign', exact: true })
      .click();
    await expect(this.page.getByText('signed', { exact: true })).toBeVisible();
    await expect(this.page.getByRole('textbox', { name: 'What happened and what it means' })).toHaveCount(0);
  }
}
