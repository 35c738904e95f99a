import { expect, type Locator, type Page } from '@playwright/test';

interface Scales {
  readonly distress: number;
  readonly pain: number;
  readonly tension: number;
}

/** A session on a tablet, step by step. */
export class SessionPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async consent(stopSignal: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Same as last time' }).click();
    await this.page.getByRole('button', { name: `Agreed: “${stopSignal}”` }).click();
    await this.on('(Begin the session|Go on)');
  }

  async scales(title: string, { distress, pain, tension }: Scales): Promise<void> {
    await expect(this.page.getByRole('heading', { name: title })).toBeVisible();
    await this.pick('Distress', String(distress));
    await this.pick('Arousal', '0');
    await this.pick('Pain', String(pain));
    await this.pick('Tension', String(tension));
  }

  region(name: string): Locator {
    return this.page
      .getByRole('group', { name: /of the body$/ })
      .getByRole('button', { name: new RegExp(`^${name}`) });
  }

  async press(name: string): Promise<void> {
    await this.page.getByRole('main').getByRole('button', { name, exact: true }).click();
  }

  /** The button at the foot that leads on. */
  async on(to: string): Promise<void> {
    await this.page
      .getByRole('contentinfo')
      .getByRole('button', { name: new RegExp(`^${to}`) })
      .click();
  }

  private async pick(scale: string, value: string): Promise<void> {
    // The circle itself is out of sight; what is tapped is the field around it.
    await this.page
      .getByRole('group', { name: new RegExp(`^${scale}`) })
      .getByRole('radio', { name: new RegExp(`^${value}(?!\\d)`) })
      .check({ force: true });
  }
}
