import type { Page } from '@playwright/test';
import type { Person, Shot } from './camera.ts';
import { CALENDAR_SHOTS } from './calendar-shots.ts';
import { CLIENT_SHOTS } from './client-shots.ts';
import { LEARNING_SHOTS, PLANNING_SHOTS } from './planning-shots.ts';
import { SERIES_SHOTS } from './series-shots.ts';
import { SESSION_SHOTS } from './session-shots.ts';
import { TIME_LINE_SHOTS } from './time-line-shots.ts';

/** The people of the demo as whom the screens are looked at; nobody is signed in as "visitor". */
export const PEOPLE: Readonly<Record<string, string>> = {
  visitor: '',
  mara: 'mara@harbour.example.org',
  ines: 'ines@harbour.example.org',
  ben: 'ben@harbour.example.org',
  rowan: 'owner@harbour.example.org',
  tomas: 'tomas@harbour.example.org',
  petra: 'petra@harbour.example.org',
  jonah: 'jonah@harbour.example.org',
  amal: 'amal@harbour.example.org',
  lee: 'lee@harbour.example.org',
};

const record = (name: string, tab: string) => async (person: Person) =>
  `/clients/${await person.clientId(name)}/${tab}`;

const press = (name: string | RegExp) => async (page: Page) => {
  await page.getByRole('button', { name }).first().click();
};

/** The first note of a kind and a state of Jonah's. */
const note = (kind: string, state: string) => async (person: Person) => {
  const clientId = await person.clientId('Jonah');
  const { client } = await person.ask<{
    client: { notes: { edges: { node: { id: string; state: string } }[] } };
  }>(
    'query ($id: ID!, $kinds: [NoteKind!]) { client(id: $id) { notes(first: 50, kinds: $kinds) { edges { node { id state } } } } }',
    { id: clientId, kinds: [kind] },
  );
  const found = client.notes.edges.find((edge) => edge.node.state === state);
  return found ? `/clients/${clientId}/notes/${found.node.id}` : `/clients/${clientId}/notes?new=${kind}`;
};

/** The newest flag of Amal. */
const flag = async (person: Person) => {
  const { client } = await person.ask<{ client: { flags: { edges: { node: { id: string } }[] } } }>(
    'query ($id: ID!) { client(id: $id) { flags(first: 1) { edges { node { id } } } } }',
    { id: await person.clientId('Amal') },
  );
  return `/flags/${client.flags.edges[0]?.node.id ?? ''}`;
};

const withBooking = async (page: Page) => {
  await page.getByRole('button', { name: 'Book', exact: true }).click();
  await page.getByLabel('What', { exact: true }).and(page.locator('select')).selectOption({ index: 1 });
  await page.waitForTimeout(600);
};

/** The network is gone, and something is ticked. */
const tickWithoutNetwork = async (page: Page) => {
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await page.getByRole('checkbox', { name: 'Latex' }).waitFor();
  await page.route('**/graphql', (route) => route.abort(), { times: 1 });
  await page.getByRole('checkbox', { name: 'Latex' }).click();
  await page.getByRole('alert').filter({ hasText: 'could not be reached' }).waitFor();
};

/** As if the client had not begun with the health questions. */
const withoutAnswers = async (page: Page) => {
  await page.route('**/graphql', async (route) => {
    const answer = await route.fetch();
    const body = await answer.json();
    const intake = body.data?.client?.intake;
    if (intake) {
      const none = { entries: [], earlier: [], texts: [], version: 0, state: 'DRAFT', completedAt: null };
      Object.assign(intake, none);
    }
    await route.fulfill({ response: answer, json: body });
  });
  await page.reload();
  await page.getByRole('button', { name: 'All was asked' }).waitFor();
};

const withBell = async (page: Page) => {
  await page.getByRole('button', { name: /^Notices/ }).click();
  await page.getByRole('dialog').getByRole('listitem').first().waitFor();
};

/** Petra's record as somebody outside her team reads it in an emergency. */
const inEmergency = async (person: Person) => {
  const { openInEmergency } = await person.ask<{ openInEmergency: { client: { id: string } } }>(
    `mutation ($input: OpenInEmergencyInput!) { openInEmergency(input: $input) {
       ... on EmergencyAccess { client { id } } } }`,
    { input: { clientName: 'Petra Novak', reason: 'She rang the on-call line and is alone.' } },
  );
  return `/clients/${openInEmergency.client.id}/overview`;
};

/** A process note as its author finds it when the proof of who she is has grown old. */
const afterFifteenMinutes = async (page: Page) => {
  await page.route('**/graphql', async (route) => {
    const response = await route.fetch();
    await route.fulfill({
      response,
      body: (await response.text()).replace('"needsProof":false', '"needsProof":true'),
    });
  });
  await page.reload();
  await page.getByLabel('Your password').waitFor();
};

/** A draft of which this device and another one have got different texts. */
const typedElsewhere = async (page: Page) => {
  await page.evaluate(async () => {
    const answer = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ viewer { userId } }' }),
    });
    const { data } = (await answer.json()) as { data: { viewer: { userId: string } } };
    const noteId = window.location.pathname.split('/').at(-1);
    const draft = {
      text: 'Slept through twice. The walk to the harbour went well; he stopped once, and went on.',
      teamSummary: 'Steady. Nothing new for the table.',
      tolerance: 7,
    };
    localStorage.setItem(
      `attune.note.${data.viewer.userId}.${noteId}`,
      JSON.stringify({ draft, version: -1, sent: null }),
    );
  });
  await page.reload();
  await page.getByText('This draft was changed in two places.').waitFor();
};

/** Every screen, for `npm run pictures`. */
export const SHOTS: readonly Shot[] = [
  { name: 'sign-in', as: 'visitor', path: '/' },
  { name: 'today', as: 'mara', path: '/today' },
  { name: 'clients', as: 'mara', path: '/clients' },
  { name: 'bell', as: 'mara', path: '/today', act: withBell },
  { name: 'dev-mail', as: 'visitor', path: '/dev/mail' },
  { name: 'record-jonah', as: 'mara', path: record('Jonah', 'overview') },
  { name: 'record-amal', as: 'mara', path: record('Amal', 'overview') },
  { name: 'health-form', as: 'mara', path: record('Jonah', 'health') },
  {
    name: 'health-form-empty',
    as: 'mara',
    path: record('Jonah', 'health'),
    act: withoutAnswers,
  },
  {
    name: 'health-form-failing',
    as: 'mara',
    path: record('Jonah', 'health'),
    act: tickWithoutNetwork,
  },
  { name: 'plan', as: 'mara', path: record('Jonah', 'plan') },
  { name: 'plan-editor', as: 'mara', path: record('Jonah', 'plan/edit') },
  { name: 'notes', as: 'mara', path: record('Jonah', 'notes') },
  { name: 'safety-plan', as: 'mara', path: record('Amal', 'safety-plan') },
  {
    name: 'safety-plan-write',
    as: 'mara',
    path: record('Petra', 'safety-plan'),
    act: press(/^(Change it|Go on with your draft)$/),
  },
  { name: 'safety-plan', as: 'ines', path: record('Amal', 'safety-plan') },
  { name: 'my-hours', as: 'ines', path: '/my-hours' },
  { name: 'hours-time-off', as: 'ines', path: '/my-hours', act: press('Add time off') },
  { name: 'services', as: 'rowan', path: '/practice/services' },
  { name: 'service', as: 'rowan', path: '/practice/services', act: press('Change EMDR session') },
  { name: 'booking-rules', as: 'rowan', path: '/practice/booking' },
  { name: 'booking-limits', as: 'rowan', path: '/practice/booking', act: press('Change the limits') },
  { name: 'crisis-lines', as: 'rowan', path: '/practice/crisis-lines' },
  { name: 'crisis-line', as: 'rowan', path: '/practice/crisis-lines', act: press('Add a line') },
  {
    name: 'search',
    as: 'mara',
    path: record('Jonah', 'notes'),
    act: async (page) => {
      await page.getByRole('searchbox').fill('shoulders');
      await page.getByRole('button', { name: 'Search', exact: true }).click();
      await page.getByText('best first').waitFor();
    },
  },
  {
    name: 'correction',
    as: 'mara',
    path: '/today',
    act: async (page) => {
      await page.getByRole('link', { name: /^Answer/ }).click();
      await page.getByRole('button', { name: 'Add it to the note' }).click();
    },
  },
  { name: 'note-read', as: 'mara', path: note('PROGRESS', 'SIGNED') },
  { name: 'note-write', as: 'mara', path: note('PROGRESS', 'DRAFT') },
  { name: 'note-private', as: 'mara', path: note('PROCESS', 'DRAFT') },
  { name: 'note-closed', as: 'mara', path: note('PROCESS', 'SIGNED'), act: afterFifteenMinutes },
  { name: 'note-two-texts', as: 'mara', path: note('PROGRESS', 'DRAFT'), act: typedElsewhere },
  {
    name: 'note-who-sees',
    as: 'mara',
    path: note('PROGRESS', 'SIGNED'),
    act: async (page) => {
      const buttons = page.getByRole('button', { name: /^Who can see this/ });
      await buttons.first().waitFor();
      for (const button of await buttons.all()) {
        await button.click();
      }
      await page
        .getByText(/^You and/)
        .first()
        .waitFor();
    },
  },
  { name: 'bodywork', as: 'mara', path: record('Jonah', 'bodywork') },
  {
    name: 'after-sessions',
    as: 'ines',
    path: record('Jonah', 'bodywork'),
    act: press(/^Say what we changed/),
  },
  { name: 'measures', as: 'mara', path: record('Jonah', 'measures') },
  {
    name: 'measures-assign',
    as: 'mara',
    path: record('Jonah', 'measures'),
    act: async (page) => {
      await page.getByRole('button', { name: 'Add a questionnaire' }).click();
    },
  },
  {
    name: 'measures-answers',
    as: 'mara',
    path: record('Jonah', 'measures'),
    act: async (page) => {
      await page.getByRole('region', { name: 'PCL-5: totals' }).getByRole('button').first().click();
      await page.getByText(/pattern that merits/).waitFor();
    },
  },
  { name: 'measures', as: 'ines', path: record('Amal', 'measures') },
  { name: 'flag-rules', as: 'mara', path: '/practice/flag-rules' },
  {
    name: 'flag-rules-change',
    as: 'rowan',
    path: '/practice/flag-rules',
    act: press(/^Change: When a client’s check-in/),
  },
  { name: 'consent', as: 'mara', path: record('Jonah', 'consent') },
  {
    name: 'consent-propose',
    as: 'mara',
    path: record('Jonah', 'consent'),
    act: press('Propose a change'),
  },
  { name: 'consent', as: 'ines', path: record('Amal', 'consent') },
  { name: 'visits', as: 'mara', path: record('Jonah', 'schedule') },
  { name: 'book', as: 'mara', path: record('Jonah', 'schedule'), act: withBooking },
  { name: 'team', as: 'mara', path: record('Jonah', 'team') },
  { name: 'flag', as: 'mara', path: flag },
  { name: 'raise-flag', as: 'mara', path: record('Jonah', 'overview'), act: press('Raise a flag') },
  { name: 'clear-hold', as: 'mara', path: record('Amal', 'overview'), act: press('Clear the hold') },
  { name: 'jump', as: 'mara', path: '/today', act: press(/Jump to/) },
  { name: 'schedule', as: 'mara', path: '/schedule' },
  { name: 'waiting-list', as: 'mara', path: '/schedule/waiting' },
  { name: 'account', as: 'mara', path: '/account' },
  { name: 'user-menu', as: 'mara', path: '/today', act: press(/Account of/) },
  { name: 'nothing', as: 'mara', path: '/no-such-page' },
  { name: 'today', as: 'ines', path: '/today' },
  { name: 'record-amal', as: 'ines', path: record('Amal', 'overview') },
  { name: 'notes', as: 'ines', path: record('Jonah', 'notes') },
  { name: 'plan', as: 'ines', path: record('Jonah', 'plan') },
  { name: 'refused', as: 'ben', path: record('Petra', 'notes') },
  { name: 'practice', as: 'rowan', path: '/practice' },
  { name: 'audit', as: 'rowan', path: '/practice/audit' },
  { name: 'response-times', as: 'rowan', path: '/practice/response-times' },
  { name: 'escalation', as: 'rowan', path: '/practice/escalation' },
  {
    name: 'escalation-change',
    as: 'rowan',
    path: '/practice/escalation',
    act: async (page) => {
      await page.getByRole('button', { name: 'Change Crisis' }).click();
      await page.getByLabel('To be answered within, in minutes').fill('45');
    },
  },
  { name: 'on-call', as: 'tomas', path: '/practice/on-call' },
  { name: 'on-call-plan', as: 'rowan', path: '/practice/on-call', act: press('Plan the weeks') },
  { name: 'emergency-open', as: 'tomas', path: '/clients', act: press('Open a record in an emergency') },
  { name: 'emergency-record', as: 'tomas', path: inEmergency },
  { name: 'record-jonah', as: 'rowan', path: record('Jonah', 'overview') },
  ...CALENDAR_SHOTS,
  ...PLANNING_SHOTS,
  ...LEARNING_SHOTS,
  ...SERIES_SHOTS,
  ...TIME_LINE_SHOTS,
  { name: 'self-care', as: 'mara', path: '/self-care' },
  {
    name: 'plan-exercises',
    as: 'mara',
    path: record('Jonah', 'plan'),
    act: press('Add an exercise'),
  },
  ...CLIENT_SHOTS,
  ...SESSION_SHOTS,
];
