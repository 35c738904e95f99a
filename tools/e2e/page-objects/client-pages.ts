import { expect, type Page } from '@playwright/test';

/** What a client sees, as they come to it. */
export class ClientPages {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async home(): Promise<void> {
    await this.page.getByRole('link', { name: 'Home' }).click();
    await expect(this.page.getByRole('heading', { name: /^Hello, / })).toBeVisible();
    await this.speaksPlainly();
  }

  async myPlan(): Promise<void> {
    await this.page.getByRole('link', { name: 'My plan', exact: true }).first().click();
    await expect(this.page.getByRole('heading', { name: 'My plan', level: 1 })).toBeVisible();
    await this.speaksPlainly();
  }

  async myTeam(): Promise<void> {
    await this.home();
    await this.page.getByRole('main').getByRole('link', { name: 'My team', exact: true }).click();
    await expect(this.page.getByRole('heading', { name: 'My team', level: 1 })).toBeVisible();
    await this.speaksPlainly();
  }

  async myVisits(): Promise<void> {
    await this.page.getByRole('link', { name: 'Visits' }).click();
    await expect(this.page.getByRole('heading', { name: 'My visits', level: 1 })).toBeVisible();
    await this.speaksPlainly();
  }

  async agreeToTrial(name: string): Promise<void> {
    await this.page.getByRole('button', { name: `Agree to a trial, ${name}` }).click();
    await expect(this.page.getByRole('button', { name: `Agree: it fits, ${name}` })).toBeVisible();
  }

  async agreeToMembership(name: string): Promise<void> {
    await this.page.getByRole('button', { name: `Agree: it fits, ${name}` }).click();
    await expect(this.page.getByRole('button', { name: `Agree: it fits, ${name}` })).toHaveCount(0);
    await expect(this.page.getByRole('button', { name: `End, ${name}` })).toBeVisible();
  }

  async agreeToPlan(): Promise<void> {
    await this.page.getByRole('button', { name: 'Agree', exact: true }).click();
    await expect(this.page.getByText('You agreed. The plan holds from now on.')).toBeVisible();
  }

  /** Asks for support and gives what the page then says. */
  async askForSupport(message: string): Promise<void> {
    await this.page.getByRole('link', { name: 'I need support' }).click();
    await expect(this.page.getByRole('heading', { name: 'Somebody to talk to now' })).toBeVisible();
    await this.speaksPlainly();
    await this.page.getByRole('radio', { name: /today/i }).check();
    await this.page.getByLabel('If you like, a line about what you need').fill(message);
    await this.page.getByRole('button', { name: 'Tell my team' }).click();
  }

  /** R19: a client is never spoken to in the words of the trade. */
  async speaksPlainly(): Promise<void> {
    await expect(this.page.getByRole('status', { name: 'Loading' })).toHaveCount(0);
    expect(await this.page.locator('body').innerText()).not.toMatch(/\bflag/i);
  }
}
