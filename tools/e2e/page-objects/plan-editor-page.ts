import { expect, type Locator, type Page } from '@playwright/test';

/** The editor of the next version of a plan. */
export class PlanEditorPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async inShort(phase: string, summary: string): Promise<void> {
    await this.page.getByRole('radio', { name: new RegExp(`^${phase}`) }).check();
    await this.page.getByRole('textbox', { name: 'Summary, in plain words' }).fill(summary);
  }

  async goal(number: number, statement: string): Promise<void> {
    const goal = this.page.getByRole('group', { name: `Goal ${number}` });
    if (!(await goal.isVisible())) {
      await this.page.getByRole('button', { name: 'Add a goal' }).click();
    }
    await goal.getByRole('textbox', { name: 'What we work towards' }).fill(statement);
  }

  async addPsychotherapy(reason: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Add psychotherapy' }).click();
    await this.activity('Psychotherapy').getByRole('textbox', { name: 'Why' }).fill(reason);
  }

  async addBodywork(
    modality: string,
    words: { readonly reason: string; readonly adjustment: string },
  ): Promise<void> {
    await this.page.getByRole('button', { name: 'Add bodywork' }).click();
    const activity = this.activity('Massage');
    await activity.getByRole('combobox', { name: 'Way of working' }).selectOption({ label: modality });
    await activity.getByRole('textbox', { name: 'Why' }).fill(words.reason);
    await activity
      .getByRole('textbox', { name: 'How it is adjusted to the client’s response' })
      .fill(words.adjustment);
  }

  async guidance(text: string): Promise<void> {
    await this.page.getByRole('textbox', { name: 'Guidance' }).fill(text);
  }

  /** Adds a rule of a kind about a class of sessions and gives its fields. */
  async addRule(kind: string, sessions: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Add a rule' }).click();
    const rule = this.page
      .getByRole('group')
      .filter({ has: this.page.getByRole('combobox', { name: 'Kind of rule' }) })
      .last();
    await rule.getByRole('combobox', { name: 'Kind of rule' }).selectOption({ label: kind });
    await rule.getByRole('combobox', { name: 'Which sessions' }).selectOption({ label: sessions });
  }

  async propose(to: string, version: number): Promise<void> {
    await this.page.getByRole('button', { name: `Propose to ${to} and the team` }).click();
    await expect(this.page.getByText(`Version ${version} is proposed to ${to} and the team.`)).toBeVisible();
  }

  private activity(discipline: string): Locator {
    return this.page.getByRole('group', { name: new RegExp(`^${discipline}`) }).last();
  }
}
