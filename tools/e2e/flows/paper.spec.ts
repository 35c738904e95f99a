import { clientIdOf } from '../page-objects/address-book.ts';
import { printed } from '../support/paper.ts';
import { expect, test } from '../support/test.ts';

test('plans and safety plan print from the dark as black words on white, with whose they are on every sheet', async ({
  as,
}) => {
  const jonah = await as('jonah', { colorScheme: 'dark' });
  await jonah.goto('/my-plan');
  await jonah.getByRole('link', { name: 'Print my plan' }).click();
  await expect(jonah.getByRole('heading', { name: 'Plan of Jonah Whitfield' })).toBeVisible();
  await jonah.emulateMedia({ media: 'print' });
  expect(
    await jonah.getByText('Why', { exact: true }).evaluate((heading) => ({
      ink: getComputedStyle(heading).color,
      paper: getComputedStyle(document.body).backgroundColor,
    })),
  ).toEqual({ ink: 'rgb(0, 0, 0)', paper: 'rgb(255, 255, 255)' });
  for (const format of ['A4', 'Letter'] as const) {
    const sheets = await printed(jonah, format);
    for (const [index, sheet] of sheets.entries()) {
      expect(sheet).toContain('Jonah Whitfield');
      expect(sheet).toMatch(/Printed on \d+ \w+ \d{4}/);
      expect(sheet).toContain('Harbour Trauma & Bodywork');
      expect(sheet).toContain(`Page ${index + 1} of ${sheets.length}`);
      expect(sheet).not.toMatch(/^(Back|Print)$/m);
      // No heading is the last of its sheet.
      expect(sheet.trim()).not.toMatch(/(Why|What we do|What we keep to|Who does what|Who agreed)$/);
    }
    const whole = sheets.join('\n');
    for (const title of ['Why', 'Where we want to get to', 'What we do', 'Who does what', 'Who agreed']) {
      expect(whole).toContain(title);
    }
  }

  const mara = await as('mara', { colorScheme: 'dark' });
  const clientId = await clientIdOf(mara, 'Jonah');
  // A page within the shell: the whole width of the paper, no navigation.
  await mara.goto(`/clients/${clientId}/plan`);
  await mara.getByRole('heading', { name: 'In short' }).waitFor();
  await mara.emulateMedia({ media: 'print' });
  const width = await mara.getByRole('main').evaluate((main) => main.getBoundingClientRect().width);
  expect(width).toBe(await mara.evaluate(() => document.documentElement.clientWidth));
  await expect(mara.getByRole('link', { name: 'Clients' })).toBeHidden();
  const inShell = (await printed(mara, 'A4')).join('\n');
  expect(inShell).toContain('In short');
  expect(inShell).not.toContain('Caseload');
  await mara.emulateMedia({ media: null });
  await mara.getByRole('link', { name: 'Print' }).click();
  await expect(mara.getByRole('heading', { name: 'Care plan of Jonah Whitfield' })).toBeVisible();
  const plan = await printed(mara, 'A4');
  expect(plan.length).toBeLessThanOrEqual(3);
  expect(plan.join('\n')).toContain('How the two go together');

  await mara.goto(`/clients/${clientId}/safety-plan/print`);
  await expect(mara.getByRole('heading', { name: 'Safety plan of Jonah Whitfield' })).toBeVisible();
  for (const format of ['A4', 'Letter'] as const) {
    const sheets = await printed(mara, format);
    expect(sheets).toHaveLength(1);
    expect(sheets[0]).toContain('In danger, call:');
  }
});
