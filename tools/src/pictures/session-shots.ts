import type { Page } from '@playwright/test';
import type { Person, Shot } from './camera.ts';

interface Visit {
  readonly id: string;
  readonly client: { readonly name: string } | null;
}

/** Ines' session of today with somebody. */
const sessionWith = (name: string) => async (person: Person) => {
  const day = new Date().toISOString().slice(0, 10);
  const { appointments } = await person.ask<{ appointments: Visit[] }>(
    'query ($from: DateTime!, $to: DateTime!) { appointments(from: $from, to: $to) { id client { name } } }',
    { from: `${day}T00:00:00Z`, to: `${day}T23:59:00Z` },
  );
  return `/session/${appointments.find((one) => one.client?.name.startsWith(name))?.id ?? ''}`;
};

/** Makes the consent check where it is not made yet, and goes to a step. */
const atStep =
  (step: string, act: (page: Page) => Promise<void> = async () => undefined) =>
  async (page: Page) => {
    // A pause goes on over a reload.
    if (await page.getByRole('dialog').isVisible()) return;
    const begin = page.getByRole('button', { name: /^(Begin the session|Go on)/ });
    if (await begin.isVisible()) {
      await page.getByRole('button', { name: 'Same as last time' }).click();
      await page.getByRole('button', { name: /^Agreed/ }).click();
      await begin.click();
      await page.getByRole('navigation', { name: 'Steps of the session' }).waitFor();
    }
    await page.getByRole('navigation').getByRole('button', { name: step, exact: true }).click();
    await act(page);
  };

const work = async (page: Page) => {
  await page.getByRole('button', { name: 'Back', exact: true }).first().click();
  await page.locator('[data-region="upper-shoulder-left"]').click();
  await page.locator('[data-region="lower-back-left"]').click();
};

/** A session on a tablet, step by step. */
export const SESSION_SHOTS: readonly Shot[] = [
  { name: 'session-consent', as: 'ines', path: sessionWith('Amal'), widths: [1024, 820, 360] },
  {
    name: 'session-arrival',
    as: 'ines',
    path: sessionWith('Amal'),
    act: atStep('Arrival'),
    widths: [1024, 820, 360],
  },
  {
    name: 'session-work',
    as: 'ines',
    path: sessionWith('Amal'),
    act: atStep('Work', work),
    widths: [1440, 1024, 820, 360],
  },
  {
    name: 'session-list',
    as: 'ines',
    path: sessionWith('Amal'),
    act: atStep('Work', (page) => page.getByRole('button', { name: 'List' }).click()),
    widths: [820, 360],
  },
  {
    name: 'session-observed',
    as: 'ines',
    path: sessionWith('Amal'),
    act: atStep('Observed'),
    widths: [820, 360],
  },
  {
    name: 'session-leaving',
    as: 'ines',
    path: sessionWith('Amal'),
    act: atStep('Leaving'),
    widths: [820, 360],
  },
  { name: 'session-after', as: 'ines', path: sessionWith('Amal'), act: atStep('After'), widths: [820, 360] },
  { name: 'session-sign', as: 'ines', path: sessionWith('Amal'), act: atStep('Sign'), widths: [820, 360] },
  {
    name: 'session-pause',
    as: 'ines',
    path: sessionWith('Amal'),
    act: atStep('Work', async (page) => {
      await page.getByRole('button', { name: 'Pause' }).click();
      await page.getByRole('dialog').waitFor();
    }),
    widths: [820, 360],
  },
];
