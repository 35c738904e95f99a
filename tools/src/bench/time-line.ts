import { chromium, type Page } from '@playwright/test';
import pg from 'pg';
import { findChromium } from '../../e2e/support/chromium.ts';
import { quantile } from './figures.ts';

const YEARS = 5;
const DAYS = YEARS * 365;
/** Of moving about, in each way. */
const SECONDS = 3;

/** Gives Jonah five years: check-ins each day, three questionnaires and psychotherapy each week, bodywork each second. */
export async function fillFiveYears(adminUrl: string): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    await admin.query(
      `with c as (select practice_id, id from attune.client where name = 'Jonah Whitfield'),
       made as (insert into attune.check_in (practice_id, id, client_id, at, received_at, distress, sleep_hours, pain)
         select c.practice_id, gen_random_uuid(), c.id, d.at, d.at, 2 + (d.n * 7 % 6), 4 + (d.n % 8) / 2.0, d.n % 7
         from c, (select n, now() - make_interval(days => n) - interval '3 hours' as at from generate_series(100, ${DAYS}) n) d
         returning practice_id, id, client_id, distress)
       insert into attune.check_in_detail (practice_id, check_in_id, client_id, mood)
       select practice_id, id, client_id, 10 - distress from made`,
    );
    await admin.query(
      `insert into attune.measure_response (practice_id, id, client_id, code, instrument_version, taken_at, received_at, total, band, baseline_total, last_total)
       select c.practice_id, gen_random_uuid(), c.id, m.code, '1', d.at, d.at, d.n * 11 % m.greatest, case when m.code <> 'PCL-5' then 'moderate' end, m.greatest / 2, d.n * 7 % m.greatest
       from (select practice_id, id from attune.client where name = 'Jonah Whitfield') c,
         (values ('PCL-5', 80), ('PHQ-9', 27), ('GAD-7', 21)) m (code, greatest),
         (select n, now() - make_interval(days => n * 7) as at from generate_series(15, ${YEARS * 52}) n) d`,
    );
    await admin.query(
      `insert into attune.appointment (practice_id, id, client_id, member_id, discipline, state, starts_at, ends_at, busy, created_by)
       select t.practice_id, gen_random_uuid(), t.client_id, t.member_id, t.discipline, 'FULFILLED', d.at, d.at + interval '1 hour',
         tstzrange(d.at, d.at + interval '1 hour'), t.member_id
       from attune.care_team_member t join attune.client c on c.practice_id = t.practice_id and c.id = t.client_id,
         (select n, now() - make_interval(days => n * 7) as at from generate_series(15, ${YEARS * 52}) n) d
       where c.name = 'Jonah Whitfield' and (t.discipline = 'PSYCHOTHERAPY' or d.n % 2 = 0)`,
    );
    await admin.query('vacuum analyze');
  } finally {
    await admin.end();
  }
}

/** Opens the record in a browser and moves about in all five years: how long frames and scripts take. */
export async function measureTimeLine(url: string, email: string): Promise<void> {
  const browser = await chromium.launch({
    executablePath: await findChromium(),
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    const context = await browser.newContext({
      baseURL: url,
      viewport: { width: 1440, height: 900 },
      timezoneId: 'Europe/London',
    });
    const ask = async (query: string, variables: object) =>
      (await (await context.request.post('/graphql', { data: { query, variables } })).json()).data;
    await ask('mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }', {
      input: { email, password: 'demo-demo-demo' },
    });
    const { clients } = await ask('{ clients(search: "Jonah") { edges { node { id } } } }', {});
    const page = await context.newPage();
    await page.goto(`/clients/${clients.edges[0].node.id}/overview`);
    const chart = page.getByRole('application', { name: /^Time line of/ });
    await chart.waitFor();
    await told(page, 'twelve weeks: dragging', () => drag(page));
    const begun = Date.now();
    await page.getByRole('button', { name: 'Whole history' }).click();
    await page.getByText('check-ins by week').waitFor();
    await page.getByText('looking for what was before').waitFor({ state: 'detached' });
    process.stdout.write(`five years asked for and drawn in ${Date.now() - begun} ms\n`);
    for (const line of ['PHQ-9', 'GAD-7', 'Mood', 'Pain', 'Sleep']) {
      await page.getByRole('checkbox', { name: line }).focus();
      await page.keyboard.press('Space');
    }
    await told(page, 'five years, all lines: zooming by the wheel', () => wheel(page));
    await page.getByRole('button', { name: 'Whole history' }).click();
    await page.getByRole('button', { name: 'Show less time' }).click();
    await told(page, 'three years, all lines: dragging', () => drag(page));
    await told(page, 'three years, all lines: pointing', () => point(page));
  } finally {
    await browser.close();
  }
}

/** Measures what is done for some seconds. */
async function told(page: Page, what: string, act: () => Promise<void>): Promise<void> {
  // Its top below the header that stays, whatever was scrolled to before.
  await page.getByRole('application').evaluate((chart) => {
    window.scrollBy(0, chart.getBoundingClientRect().top - 330);
  });
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable');
  const metrics = async () => {
    const { metrics: all } = await devtools.send('Performance.getMetrics');
    const of = (name: string) => all.find((one) => one.name === name)?.value ?? 0;
    return { script: of('ScriptDuration'), layout: of('LayoutDuration') + of('RecalcStyleDuration') };
  };
  await page.evaluate(() => {
    const frames: number[] = [];
    const drawn = { times: 0 };
    Object.assign(window, { frames, drawn });
    const chart = document.querySelector('[role="application"]');
    new MutationObserver(() => {
      drawn.times += 1;
    }).observe(chart as Element, { subtree: true, childList: true, attributes: true });
    let last = performance.now();
    const next = (now: number) => {
      frames.push(now - last);
      last = now;
      requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  });
  const before = await metrics();
  await act();
  const after = await metrics();
  const { frames, drawn } = await page.evaluate(() => {
    const { frames: all, drawn: often } = window as unknown as { frames: number[]; drawn: { times: number } };
    return { frames: all, drawn: often.times };
  });
  if (drawn < 10) {
    throw new Error(`${what}: nothing moved.`);
  }
  const sorted = frames.slice(1).sort((one, other) => one - other);
  const each = (seconds: number) => ((seconds * 1_000) / drawn).toFixed(1);
  process.stdout.write(
    `${what}: ${frames.length} frames, drawn anew ${drawn} times; frames: median ${quantile(sorted, 0.5).toFixed(1)} ms, p95 ${quantile(sorted, 0.95).toFixed(1)} ms; ` +
      `each time ${each(after.script - before.script)} ms of script, ${each(after.layout - before.layout)} ms of style and layout\n`,
  );
  await devtools.detach();
}

async function middle(page: Page) {
  const box = await page.getByRole('application').boundingBox();
  if (!box) {
    throw new Error('There is no chart.');
  }
  return { x: box.x + box.width / 2, y: box.y + 160, width: box.width };
}

async function drag(page: Page): Promise<void> {
  const { x, y, width } = await middle(page);
  const until = Date.now() + SECONDS * 1_000;
  for (let way = 1; Date.now() < until; way = -way) {
    await page.mouse.move(x - (way * width) / 3, y);
    await page.mouse.down();
    await page.mouse.move(x + (way * width) / 3, y, { steps: 40 });
    await page.mouse.up();
  }
}

async function wheel(page: Page): Promise<void> {
  const { x, y } = await middle(page);
  await page.mouse.move(x, y);
  await page.keyboard.down('Control');
  const until = Date.now() + SECONDS * 1_000;
  for (let count = 0; Date.now() < until; count += 1) {
    await page.mouse.wheel(0, count % 40 < 20 ? -60 : 60);
  }
  await page.keyboard.up('Control');
}

async function point(page: Page): Promise<void> {
  const { x, y, width } = await middle(page);
  const until = Date.now() + SECONDS * 1_000;
  for (let way = 1; Date.now() < until; way = -way) {
    await page.mouse.move(x + (way * width) / 3, y + way * 120, { steps: 60 });
  }
}
