import { expect, type Page } from '@playwright/test';
import { PlanEditorPage } from './plan-editor-page.ts';

/** A client's record with its header and tabs, as practitioners see it. */
export class RecordPage {
  readonly page: Page;
  readonly name: string;

  constructor(page: Page, name: string) {
    this.page = page;
    this.name = name;
  }

  /** By the list of clients. */
  async open(): Promise<this> {
    await this.page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Clients' }).click();
    await this.page.getByRole('main').getByRole('link', { name: this.name }).first().click();
    await expect(this.page.getByRole('heading', { name: this.name, level: 1 })).toBeVisible();
    return this;
  }

  async tab(name: 'Overview' | 'Plan' | 'Notes' | 'Bodywork' | 'Schedule' | 'Team'): Promise<void> {
    await this.page
      .getByRole('navigation', { name: `Record of ${this.name}` })
      .getByRole('link', { name, exact: true })
      .click();
  }

  async writePlan(): Promise<PlanEditorPage> {
    await this.tab('Plan');
    await this.page.getByRole('link', { name: 'Write the plan' }).click();
    return new PlanEditorPage(this.page);
  }

  async changePlan(): Promise<PlanEditorPage> {
    await this.tab('Plan');
    await this.page.getByRole('link', { name: 'Change the plan' }).click();
    return new PlanEditorPage(this.page);
  }

  async planIs(title: string): Promise<void> {
    await expect(this.page.getByRole('heading', { name: title })).toBeVisible();
  }

  /** Reads a version in its dialog. */
  async readVersion(version: number, sentence: string): Promise<void> {
    await this.page.getByRole('button', { name: `Read version ${version}` }).click();
    const dialog = this.page.getByRole('dialog', { name: `Version ${version}` });
    await expect(dialog.getByText(sentence).first()).toBeVisible();
    await dialog.getByRole('button', { name: 'Close' }).click();
    await expect(dialog).toBeHidden();
  }

  async raiseFlag(
    level: 'Alert',
    words: { readonly reason: string; readonly onTheTable: string },
  ): Promise<void> {
    await this.page.getByRole('button', { name: 'Raise a flag' }).click();
    const dialog = this.page.getByRole('dialog', { name: `Raise a flag for ${this.name}` });
    await dialog.getByRole('radio', { name: new RegExp(`^${level}`) }).check();
    await dialog.getByRole('textbox', { name: 'What happened?' }).fill(words.reason);
    await dialog.getByRole('textbox', { name: 'What to do on the table meanwhile' }).fill(words.onTheTable);
    await dialog.getByRole('button', { name: 'Raise the flag' }).click();
    await expect(dialog).toBeHidden();
  }
}
