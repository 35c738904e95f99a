import { clientIdOf } from '../page-objects/address-book.ts';
import { expect, test } from '../support/test.ts';

test.use({ ownDatabase: true });

test('a client writes a safety plan on a phone, the psychotherapist adds to it, and it prints on one page', async ({
  as,
}) => {
  test.setTimeout(180_000);
  const petra = await as('petra', { viewport: { width: 360, height: 760 } });
  await petra.goto('/my-safety-plan');
  await petra.getByRole('button', { name: 'Change it' }).click();
  await petra.getByRole('textbox', { name: /line 2$/ }).fill('I answer mails at midnight');
  await petra.getByRole('button', { name: 'Next step' }).click();
  await petra.getByRole('textbox', { name: 'What I can do by myself, line 1' }).fill('The rowing machine');
  // Left and come back to: the device has it.
  await petra.goto('/home');
  await petra.goto('/my-safety-plan');
  await petra.getByRole('button', { name: 'Go on' }).click();
  await petra.getByRole('button', { name: 'All steps at once' }).click();
  await expect(petra.getByRole('textbox', { name: 'What I can do by myself, line 1' })).toHaveValue(
    'The rowing machine',
  );
  await petra.getByRole('button', { name: 'Save my plan' }).click();
  await expect(petra.getByText('I answer mails at midnight')).toBeVisible();
  expect(
    await petra.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
  ).toBeLessThanOrEqual(0);

  const mara = await as('mara');
  await mara.goto(`/clients/${await clientIdOf(mara, 'Petra')}/safety-plan`);
  await expect(mara.getByText('The rowing machine', { exact: true })).toBeVisible();
  await mara.getByRole('button', { name: 'Change it' }).click();
  await mara
    .getByRole('textbox', { name: 'Professionals and services, line 1' })
    .fill('Harbour, 020 7946 0112');
  await mara.getByRole('button', { name: 'Save the plan' }).click();
  // On the client's open page without being asked for.
  await expect(petra.getByRole('link', { name: 'Call 020 7946 0112, Harbour' })).toBeVisible();
  await petra.getByRole('button', { name: 'Show earlier versions' }).click();
  await expect(petra.getByText(/^Version 3, .*, by Dr Mara Lindqvist$/).last()).toBeVisible();

  await petra.getByRole('link', { name: 'Print it' }).click();
  await expect(petra.getByRole('heading', { name: 'Safety plan of Petra Novak' })).toBeVisible();
  await petra.emulateMedia({ media: 'print', colorScheme: 'dark' });
  const paper = await petra.getByRole('main').evaluate((sheet) => ({
    color: getComputedStyle(sheet).color,
    backgroundColor: getComputedStyle(document.body).backgroundColor,
  }));
  expect(paper).toEqual({ color: 'rgb(0, 0, 0)', backgroundColor: 'rgb(255, 255, 255)' });
  await expect(petra.getByRole('button', { name: 'Print' })).toBeHidden();
  const pdf = (await petra.pdf({ preferCSSPageSize: true })).toString('latin1');
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
});
