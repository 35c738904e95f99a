import { expect, type Page } from '@playwright/test';

/** My body, my rules, by a client who uses the keyboard alone. */
export class MyBodyPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(): Promise<void> {
    await this.page.goto('/my-body');
    await expect(this.page.getByRole('heading', { name: 'My body, my rules' })).toBeVisible();
  }

  /** Presses a key until what is focused is called so; nothing is clicked. */
  async walkTo(name: string | RegExp, key = 'Tab', most = 120): Promise<void> {
    for (let presses = 0; presses < most; presses += 1) {
      if (await this.isFocused(name)) return;
      await this.page.keyboard.press(key);
    }
    throw new Error(`The keyboard does not come to ${String(name)}.`);
  }

  async beginToChange(): Promise<void> {
    await this.walkTo('Change something');
    await this.page.keyboard.press('Enter');
    await expect(this.page.getByRole('group', { name: 'Front of the body' })).toBeVisible();
  }

  /** Sets the greatest pressure: the group is one stop, the arrows choose. */
  async pressure(words: RegExp): Promise<void> {
    await this.walkTo(/^\d – /);
    await this.walkTo(words, 'ArrowDown', 6);
  }

  /** On the figure, which is one stop: arrows to the region, Enter, arrows to the word, Escape back. */
  async region(name: string, choice: RegExp): Promise<void> {
    if (!(await this.isFocused(/, (yes|ask first|never|cannot be chosen here)$/))) {
      await this.walkTo(/, (yes|ask first|never|cannot be chosen here)$/);
    }
    await this.walkTo(new RegExp(`^${name}, `), 'ArrowRight');
    await this.page.keyboard.press('Enter');
    await expect(this.page.getByRole('radio', { name: choice })).toBeVisible();
    await this.walkTo(choice, 'ArrowDown', 3);
    await this.page.keyboard.press('Escape');
    expect(await this.isFocused(new RegExp(`^${name}, `))).toBe(true);
  }

  async stopSignal(word: string): Promise<void> {
    await this.walkTo(/^A word or a sign that stops everything/);
    await this.page.keyboard.press('ControlOrMeta+a');
    await this.page.keyboard.type(word);
  }

  async save(): Promise<void> {
    await this.walkTo('Save');
    await this.page.keyboard.press('Enter');
    await expect(this.page.getByText('Saved. It holds from now on.')).toBeVisible();
  }

  private async isFocused(name: string | RegExp): Promise<boolean> {
    const here = await this.page.evaluate(() => {
      const one = document.activeElement;
      const labels =
        one instanceof HTMLInputElement ? [...(one.labels ?? [])].map((label) => label.innerText) : [];
      return (one?.getAttribute('aria-label') ?? [...labels, one?.textContent ?? ''].join(' ')).trim();
    });
    return typeof name === 'string' ? here === name : name.test(here);
  }
}
