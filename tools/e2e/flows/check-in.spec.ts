import { expect, test } from '../support/test.ts';

test.use({ ownDatabase: true });

test('R19: on a phone a client checks in with five taps, and an answer about self-harm shows whom to call, with the network cut too', async ({
  as,
  attune,
}) => {
  test.setTimeout(180_000);
  const phone = { viewport: { width: 360, height: 740 } };
  const petra = await as('petra', phone);
  await petra.goto('/home');

  await test.step('the check-in of today: five taps', async () => {
    const leaf = petra.getByRole('region', { name: 'How are you today?' });
    for (const name of ['3', 'Good', '7 hours', 'Calm and awake', '1']) {
      await leaf.getByRole('button', { name, exact: true }).click();
    }
    await expect(petra.getByText('It has arrived.')).toBeVisible();
  });

  const answer = async () => {
    await petra.goto('/questionnaires/PHQ-9');
    await petra.getByRole('button', { name: 'Begin' }).click();
    for (let question = 1; question <= 8; question += 1) {
      await expect(petra.getByText(`${question} of 10`)).toBeVisible();
      await petra.getByRole('button', { name: 'Not at all' }).click();
    }
    await expect(petra.getByText('9 of 10')).toBeVisible();
  };
  const flags = async () => {
    const { rows } = await attune.admin.query(
      `select f.level from attune.distress_flag f
       join attune.client c on c.practice_id = f.practice_id and c.id = f.client_id
       where c.name like 'Petra%' and f.cause_key like 'self-harm:%' order by f.raised_at`,
    );
    return rows.map(({ level }) => level);
  };

  await test.step('without a network she stands on the help page at once; the answer waits on the device', async () => {
    await answer();
    // The help page is fetched while the network is there, as soon as any page of the client is open.
    await petra.waitForTimeout(2_500);
    await petra.context().setOffline(true);
    await petra.getByRole('button', { name: 'More than half the days' }).click();
    await expect(petra).toHaveURL(/\/support$/);
    await expect(petra.getByRole('heading', { name: 'I need support' })).toBeVisible();
    await expect(petra.getByRole('link', { name: /^Call / }).first()).toBeVisible();
    expect(await flags()).toEqual([]);
  });

  await test.step('it goes out by itself when the network is back', async () => {
    await petra.context().setOffline(false);
    await expect.poll(flags, { timeout: 30_000 }).toEqual(['CRISIS']);
  });

  await test.step('with a network it is the same', async () => {
    await answer();
    await petra.getByRole('button', { name: 'Several days' }).click();
    await expect(petra).toHaveURL(/\/support$/);
    await expect.poll(flags, { timeout: 30_000 }).toEqual(['CRISIS', 'ALERT']);
  });

  const mara = await as('mara');
  await test.step('her psychotherapist reads the answers', async () => {
    const { rows } = await attune.admin.query(`select id from attune.client where name like 'Petra%'`);
    await mara.goto(`/clients/${rows[0].id}/measures`);
    const totals = mara.getByRole('region', { name: 'PHQ-9: totals' });
    await totals.getByRole('button', { name: 'Open' }).first().click();
    await expect(mara.getByText('Several days (1)')).toBeVisible();
  });

  await test.step('and adds a questionnaire to the plan, which the client leaves out for today', async () => {
    await mara.getByRole('button', { name: 'Add a questionnaire' }).click();
    await mara.getByLabel('Questionnaire', { exact: true }).selectOption('PHQ-2');
    await mara.getByLabel('It is asked for').selectOption('ONCE');
    await mara.getByLabel('From this time of day').fill('00:00');
    await mara.getByRole('button', { name: 'Add to the plan' }).click();
    await expect(mara.getByText(/^PHQ-2 once, on /)).toBeVisible();
    await petra.goto('/home');
    const asked = petra.getByRole('region', { name: /^One minute, any time until / });
    await expect(asked.getByRole('link', { name: /^Answer/ })).toBeVisible();
    await asked.getByRole('button', { name: /^Not today/ }).click();
    await expect(asked).toBeHidden();
    await expect(mara.getByText('Not today')).toBeVisible();
  });
});
