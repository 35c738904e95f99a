import { expect, type Page } from '@playwright/test';

/** The way in. */
export class SignInPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(): Promise<void> {
    await this.page.goto('/sign-in');
    await this.isShown();
  }

  async isShown(): Promise<void> {
    await expect(this.page.getByRole('heading', { name: 'Sign in', level: 1 })).toBeVisible();
  }

  async signIn(email: string, password: string): Promise<void> {
    await this.page.getByLabel('E-mail').fill(email);
    await this.page.getByLabel('Password', { exact: true }).fill(password);
    await this.page.getByRole('button', { name: 'Sign in', exact: true }).click();
  }

  /** One tap on an account of the demo. */
  async tapAccount(name: string): Promise<void> {
    await this.page
      .getByRole('listitem')
      .getByRole('button', { name: new RegExp(name) })
      .click();
  }
}

/** The menu of whoever is signed in, on the practitioners' side. */
export class UserMenu {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async isFor(name: string, practice: string): Promise<void> {
    await expect(this.page.getByRole('button', { name: `Account of ${name} ${practice}` })).toBeVisible();
  }

  async choose(item: string): Promise<void> {
    await this.page.getByRole('button', { name: /^Account of/ }).click();
    await this.page.getByRole('menuitem', { name: item }).click();
  }
}
