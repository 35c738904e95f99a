import type { Page } from '@playwright/test';
import { visitOfToday } from '../page-objects/address-book.ts';
import { ClientPages } from '../page-objects/client-pages.ts';
import { NotePage } from '../page-objects/note-page.ts';
import { RecordPage } from '../page-objects/record-page.ts';
import { SessionPage } from '../page-objects/session-page.ts';
import { TodayPage } from '../page-objects/today-page.ts';
import { stillToCome } from '../support/demo-day.ts';
import { expect, test } from '../support/test.ts';

test.use({ ownDatabase: true });

const NOTE_BODY = 'He spoke of the platform for the first time, slowly and with pauses.';
const NOTE_SUMMARY = 'A heavy week. Begin seated, and tell him before you change sides.';

test('one care story, by three people: team, plan, note, session, hold, booking and support', async ({
  as,
  attune,
}) => {
  test.setTimeout(240_000);
  const [mara, ines, lee] = [await as('mara'), await as('ines'), await as('lee')];
  const client = new ClientPages(lee);
  const forMara = new RecordPage(mara, 'Lee Marsh');
  const forInes = new RecordPage(ines, 'Lee Marsh');

  await test.step('R2: nobody opens the record before Lee has agreed, and Lee agrees twice to each', async () => {
    await ines.getByRole('link', { name: 'Clients' }).click();
    await expect(ines.getByRole('main').getByRole('link', { name: 'Amal Haddad' }).first()).toBeVisible();
    await expect(ines.getByRole('main').getByText('Lee Marsh')).toHaveCount(0);
    await expect(
      lee.getByRole('heading', { name: /^Would you like to get to know Mara and Ines\?/ }),
    ).toBeVisible();
    await client.myTeam();
    for (const name of ['Dr Mara Lindqvist', 'Ines Okafor']) {
      await client.agreeToTrial(name);
      await client.agreeToMembership(name);
    }
  });

  await test.step('R7: Mara drafts a plan for both disciplines and proposes it', async () => {
    await forMara.open();
    const editor = await forMara.writePlan();
    await editor.inShort(
      'Stabilisation',
      'First safety and sleep, then we look at what comes. Mara talks, Ines works gently.',
    );
    await editor.goal(1, 'Sleep through most nights');
    await editor.addPsychotherapy('To find out what helps in the evening.');
    await editor.addBodywork('Craniosacral', {
      reason: 'So that rest can be felt.',
      adjustment: 'Shorter and seated when the breath becomes shallow.',
    });
    await editor.guidance('Begin seated. Stop at the first sign of going away.');
    await editor.addRule('How often', 'Gentle bodywork');
    await editor.propose('Lee', 1);
    await forMara.planIs('Proposed · version 1');
  });

  await test.step('R7: Lee reads it in plain words and agrees; it is in force, live on Mara’s page', async () => {
    await client.home();
    await expect(lee.getByRole('heading', { name: 'Mara suggests a plan' })).toBeVisible();
    await client.myPlan();
    await expect(lee.getByText('Sleep through most nights')).toBeVisible();
    await expect(lee.getByText('Craniosacral with Ines, 60 minutes, every 2 weeks.')).toBeVisible();
    await expect(lee.getByText('Gentle bodywork every 2 weeks, give or take 3 days.')).toBeVisible();
    await client.agreeToPlan();
    await forMara.planIs('In force · version 1');
  });

  await test.step('R6, R7: a change is version 2; both versions can be read', async () => {
    const editor = await forMara.changePlan();
    await editor.goal(2, 'Take the tram again');
    await editor.propose('Lee', 2);
    await client.myPlan();
    await expect(lee.getByRole('heading', { name: 'Mara suggests a change' })).toBeVisible();
    await client.agreeToPlan();
    await forMara.planIs('In force · version 2');
    await forMara.readVersion(1, 'Sleep through most nights');
    await forMara.readVersion(2, 'Take the tram again');
  });

  await test.step('R10, R12: Lee shares nothing, so Ines learns only that Lee decides', async () => {
    const note = new NotePage(mara);
    await note.begin();
    await note.write('We spoke of the tram.', 'The tram is a topic now.');
    await note.sign();
    await forInes.open();
    await forInes.tab('Notes');
    await expect(
      ines.getByText(/^The client decides who sees .*, and has not shared it with you\.$/).first(),
    ).toBeVisible();
    await expect(ines.getByText('The tram is a topic now.')).toHaveCount(0);
  });

  await test.step('R10, R12: Jonah shares summaries: Ines reads that and not the note', async () => {
    await new RecordPage(mara, 'Jonah Whitfield').open();
    const note = new NotePage(mara);
    await note.begin();
    await note.write(NOTE_BODY, NOTE_SUMMARY);
    await note.sign();
    const record = await new RecordPage(ines, 'Jonah Whitfield').open();
    await record.tab('Notes');
    await ines.getByRole('main').getByRole('link').filter({ hasText: NOTE_SUMMARY }).click();
    await expect(ines.getByRole('heading', { name: 'Summary for the team' })).toBeVisible();
    await expect(ines.getByText(NOTE_SUMMARY)).toBeVisible();
    await expect(ines.getByText(NOTE_BODY)).toHaveCount(0);
  });

  await test.step('R11: Ines logs a session with Amal; a region that is never touched takes no tap', async () => {
    await stillToCome(attune, await visitOfToday(ines, 'Amal'));
    await sessionWithAmal(ines);
  });

  await test.step('R16, R18: an alert holds at once, and Mara’s open page says so by itself', async () => {
    await new TodayPage(mara).open();
    await forInes.open();
    await forInes.raiseFlag('Alert', {
      reason: 'Went silent and cold, and wanted to leave.',
      onTheTable: 'No touch; sit with Lee.',
    });
    await expect(hold(ines)).toBeVisible();
    await expect(new TodayPage(mara).waiting('Lee Marsh').filter({ hasText: 'Alert' }).first()).toBeVisible();
  });

  await test.step('R16, R18: Mara takes it on and lifts the hold under a condition; Ines sees both', async () => {
    const today = new TodayPage(mara);
    await today
      .waiting('Lee Marsh')
      .getByRole('button', { name: /^I’m on it/ })
      .click();
    await expect(mara.getByText('You are on it: Lee Marsh. The team sees that.')).toBeVisible();
    await today.waiting('Lee Marsh').first().getByRole('link', { name: /^Open/ }).click();
    await expect(mara.getByText(/took it on/)).toBeVisible();
    await mara.getByRole('button', { name: 'Lift the hold' }).click();
    const dialog = mara.getByRole('dialog', { name: 'Lift the hold' });
    await dialog
      .getByRole('textbox', { name: 'Why can bodywork go on?' })
      .fill('We spoke; Lee wants to go on, slowly.');
    await dialog
      .getByRole('textbox', { name: 'Under which conditions?' })
      .fill('Seated and clothed, for two sessions.');
    await dialog.getByRole('button', { name: 'Lift the hold' }).click();
    await expect(dialog).toBeHidden();
    await expect(mara.getByText('Seated and clothed, for two sessions.').first()).toBeVisible();
    await expect(mara.getByText(/lifted the hold/)).toBeVisible();
    await expect(hold(ines)).toHaveCount(0);
  });

  await test.step('R21, R23: Mara books a time that the plan likes, with its reasons', async () => {
    await forMara.open();
    await forMara.tab('Schedule');
    await mara.getByRole('button', { name: 'Book', exact: true }).click();
    const dialog = mara.getByRole('dialog', { name: 'Book for Lee Marsh' });
    await dialog
      .getByRole('combobox', { name: 'What' })
      .selectOption({ label: 'Restorative bodywork, 60 min' });
    const slot = dialog.getByRole('radio').last();
    await expect(slot).toBeAttached();
    await expect(dialog.getByRole('group', { name: 'Times that can be booked' })).toBeVisible();
    await expect(dialog.getByText('It keeps the rhythm of every 2 weeks.').first()).toBeVisible();
    await slot.check({ force: true });
    await dialog.getByRole('button', { name: 'Book it' }).click();
    await expect(dialog).toBeHidden();
    await expect(mara.getByText('It is booked.')).toBeVisible();
    await expect(
      mara
        .getByRole('main')
        .getByText(/Restorative bodywork/)
        .first(),
    ).toBeVisible();
  });

  await test.step('R19: Lee sees plan, team and visits in plain words and asks for support', async () => {
    await client.myPlan();
    await expect(lee.getByText('Take the tram again')).toBeVisible();
    await client.myVisits();
    await expect(lee.getByText(/Restorative bodywork, 60 minutes/)).toBeVisible();
    await client.myTeam();
    await expect(lee.getByRole('heading', { name: 'Dr Mara Lindqvist' })).toBeVisible();
    await client.home();
    await client.askForSupport('I would like to talk before the weekend.');
    await expect(lee.getByRole('heading', { name: 'Your team is being told' })).toBeVisible();
    await expect(lee.getByText(/Mara.* told now\./)).toBeVisible();
    await client.speaksPlainly();
    await new TodayPage(mara).open();
    await expect(new TodayPage(mara).waiting('Lee Marsh').first()).toBeVisible();
  });
});

const hold = (page: Page) => page.getByRole('status').filter({ hasText: /^No (bodywork|deep work)/ });

async function sessionWithAmal(ines: Page): Promise<void> {
  await new TodayPage(ines).open();
  await ines.getByRole('link', { name: 'Begin with Amal' }).click();
  const session = new SessionPage(ines);
  await session.consent('harbour');
  await session.scales('How does Amal arrive?', { distress: 5, pain: 2, tension: 5 });
  await session.on('Work');
  const never = session.region('Left buttock');
  await expect(never).toHaveAttribute('aria-disabled', 'true');
  await never.click({ force: true });
  await expect(ines.getByText('Where were your hands?')).toBeVisible();
  await session.region('Left lower back').click();
  await expect(ines.getByText('5 min so far')).toBeVisible();
  await session.on('Observed');
  await session.press('Settling');
  await session.on('Leaving');
  await session.scales('How does Amal leave?', { distress: 3, pain: 2, tension: 3 });
  await session.press('Yes, settled');
  await session.on('After');
  await session.press('Water');
  await session.on('Sign');
  await expect(ines.getByRole('heading', { name: 'What you sign' })).toBeVisible();
  await session.on('Sign');
  await expect(ines).toHaveURL(/\/today$/);
  const record = await new RecordPage(ines, 'Amal Haddad').open();
  await record.tab('Bodywork');
  await expect(ines.getByText(/Left lower back/i).first()).toBeVisible();
}
