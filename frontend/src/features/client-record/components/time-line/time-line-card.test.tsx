import type { FlagLevel } from '@attune/shared';
import { describe, expect, it, jest } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { ExportTimeLineDocument, RecordTimeLineDocument } from '../../../../generated/client-record.ts';
import { RecordContext, type RecordHead } from '../../../../lib/record.tsx';
import { answer } from '../../../../testing/answers.ts';
import { INES, renderApp } from '../../../../testing/render-app.tsx';
import { TimeLineCard } from './time-line-card.tsx';
import type { TimeLineData } from './use-time-line.ts';

const DAY = 86_400_000;
const ago = (days: number) => new Date(Date.now() - days * DAY).toISOString();
const date = (days: number) => ago(days).slice(0, 10);
const range = (value: number) => ({
  __typename: 'ValueRange' as const,
  least: value,
  mean: value,
  greatest: value,
});

const RECORD: RecordHead = {
  id: 'jonah',
  name: 'Jonah Whitfield',
  preferredName: null,
  phase: null,
  hold: 'NONE',
  careTeam: [],
  viewerCan: {
    raiseFlag: true,
    liftHold: false,
    writeProgressNote: false,
    writeSessionResponse: true,
    editPlan: false,
    book: false,
    bookJointly: false,
    exportTimeLine: true,
  },
};

const score = (id: string, days: number, value: number, change: string, words: string[]) => ({
  __typename: 'TimeLineScore' as const,
  id,
  code: 'PCL-5',
  value,
  band: null,
  change,
  changeSinceLast: 'NO_RELIABLE_CHANGE',
  takenAt: ago(days),
  words,
});

const LINE: TimeLineData = {
  __typename: 'TimeLine',
  from: ago(84),
  to: ago(-8),
  since: ago(80),
  scores: [
    score('s1', 78, 54, 'TOO_FEW', ['The first of its kind: there is nothing to compare with yet.']),
    score('s2', 8, 36, 'IMPROVED', ['Lower than at the start (54) by 18: more than chance would explain.']),
  ],
  days: [30, 9].map((days) => ({
    __typename: 'CheckInDay' as const,
    date: date(days),
    checkIns: 1,
    distress: range(days > 20 ? 6 : 3),
    sleepHours: range(6),
    mood: null,
    pain: null,
  })),
  sessions: [
    {
      __typename: 'TimeLineSession',
      id: 'a1',
      startsAt: ago(20),
      discipline: 'MASSAGE',
      state: 'FULFILLED',
      practitioner: 'Ines Okafor',
      class: 'BODYWORK_GENTLE',
      service: 'Restorative bodywork',
      noteId: 'n1',
      tolerance: null,
      arrival: { __typename: 'Scales', distress: 6, pain: 3, tension: 6 },
      departure: { __typename: 'Scales', distress: 4, pain: 2, tension: 4 },
    },
  ],
  flags: [
    {
      __typename: 'TimeLineFlag',
      id: 'f1',
      level: 'ALERT' satisfies FlagLevel,
      state: 'RESOLVED',
      raisedAt: ago(40),
      acknowledgedAt: ago(39.9),
      resolvedAt: ago(38),
      hold: 'DEEP_WORK',
      holdLiftedAt: ago(38),
      reasons: [],
    },
  ],
  versions: [
    { __typename: 'TimeLineVersion', id: 'v1', version: 1, phase: 'PROCESSING', from: ago(80), until: null },
  ],
  withheld: [
    {
      __typename: 'TimeLineWithheld',
      lane: 'PSYCHOTHERAPY',
      reason:
        'When psychotherapy was is shown; what it was about stays between the client and the psychotherapists.',
    },
  ],
};

function show(over: Partial<TimeLineData> = {}, record = RECORD) {
  return renderApp(
    <RecordContext value={record}>
      <TimeLineCard />
    </RecordContext>,
    {
      viewer: INES,
      answers: [
        answer(RecordTimeLineDocument, {
          __typename: 'Query',
          client: { __typename: 'Client', id: 'jonah', timeLine: { ...LINE, ...over } },
        }),
        answer(ExportTimeLineDocument, {
          __typename: 'Mutation',
          exportTimeLine: { __typename: 'TimeLineExported', at: ago(0) },
        }),
      ],
    },
  );
}

const chart = () => screen.findByRole('application', { name: 'Time line of Jonah Whitfield' });
const heard = () => document.querySelectorAll('[aria-live="polite"]');
const spoken = () => [...heard()].map((one) => one.textContent).join(' ');

describe('the time line of a record', () => {
  it('is walked by keys: what is chosen is read aloud, and stands below with a link', async () => {
    const { user } = show();
    (await chart()).focus();
    // The lanes from above: plan, PCL-5, check-ins, bodywork, flags. Psychotherapy is empty and left out.
    await user.keyboard('{ArrowRight}');
    expect(spoken()).toContain('Plan, version 1: processing. In force.');
    await user.keyboard('{ArrowDown}{End}');
    expect(spoken()).toContain(
      'PCL-5: 36 of 80. Lower than at the start (54) by 18: more than chance would explain.',
    );
    expect(screen.getByText('PCL-5: 36 of 80')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Open the measures' })).toHaveAttribute(
      'href',
      '/clients/jonah/measures',
    );
    await user.keyboard('{Home}');
    expect(spoken()).toContain('PCL-5: 54 of 80');
    await user.keyboard('{ArrowDown}');
    expect(spoken()).toContain('Distress 6');
    await user.keyboard('{ArrowDown}');
    expect(spoken()).toContain('From arrival to departure: distress 6 → 4, tension 6 → 4, pain 3 → 2.');
    await user.keyboard('{ArrowDown}');
    expect(spoken()).toContain('Alert, resolved.');
    await user.keyboard('{ArrowRight}');
    expect(spoken()).toContain('Hold: no deep work.');
    await user.keyboard('{Escape}');
    expect(screen.getByText(/Point at something/)).toBeVisible();
  });

  it('R10: says in one line what is withheld, and names the rule of reliable change', async () => {
    show();
    const withheld = await screen.findByRole('list', { name: 'What is not shown' });
    expect(withheld).toHaveTextContent('stays between the client and the psychotherapists');
    await chart();
    expect(screen.getByRole('list', { name: 'How to read it' })).toHaveTextContent(
      'PCL-5: a change of 15 points or more is more than chance would explain (Marx and others 2022',
    );
  });

  it('the table says the same as the chart, in the order of time', async () => {
    const { user } = show();
    (await chart()).focus();
    const heardOf: string[] = [];
    for (let lane = 0; lane < 5; lane += 1) {
      await user.keyboard(lane === 0 ? '{ArrowRight}{Home}' : '{ArrowDown}{Home}');
      for (let before = ''; before !== spoken(); ) {
        before = spoken();
        heardOf.push(document.querySelector('[data-chosen]')?.getAttribute('data-chosen') ?? '');
        await user.keyboard('{ArrowRight}');
      }
    }
    await user.click(screen.getByText('Table'));
    const table = await screen.findByRole('table');
    const rows = [...table.querySelectorAll('tbody tr')];
    expect(rows.map((row) => row.getAttribute('data-key')).sort()).toEqual([...new Set(heardOf)].sort());
    expect(rows.map((row) => row.getAttribute('data-key'))).toEqual([
      'version:v1',
      'score:s1',
      'flag:f1',
      'hold:f1',
      `day:${date(30)}`,
      'session:a1',
      `day:${date(9)}`,
      'score:s2',
    ]);
    expect(within(rows[5] as HTMLElement).getByText('Gentle bodywork with Ines Okafor')).toBeVisible();
  });

  it('shows the lines that are chosen, and no more', async () => {
    const { user } = show();
    await chart();
    expect(screen.getByRole('checkbox', { name: 'PCL-5' })).toBeChecked();
    expect(screen.getByRole('checkbox', { name: 'Sleep' })).not.toBeChecked();
    // Nothing of mood or tolerance is open, so there is nothing to choose.
    expect(screen.queryByRole('checkbox', { name: 'Mood' })).toBeNull();
    await user.click(screen.getByRole('checkbox', { name: 'Sleep' }));
    await user.click(screen.getByRole('checkbox', { name: 'PCL-5' }));
    expect(document.querySelector('[data-track="SLEEP"]')).not.toBeNull();
    expect(document.querySelector('[data-track="PCL-5"]')).toBeNull();
  });

  it('R26: saves a table once the trace is left, with local dates', async () => {
    const saved: Blob[] = [];
    URL.createObjectURL = (blob) => {
      saved.push(blob as Blob);
      return 'blob:file';
    };
    URL.revokeObjectURL = () => undefined;
    jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
    const { sent, user } = show();
    await chart();
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Table (CSV)' }));
    await waitFor(() => expect(saved).toHaveLength(1));
    expect(sent.filter((one) => one.name === 'ExportTimeLine').map((one) => one.variables)).toEqual([
      { input: { clientId: 'jonah', format: 'CSV' } },
    ]);
    const text = await textOf(saved[0] as Blob);
    expect(text.split('\r\n')).toHaveLength(10);
    expect(text).toContain(`${date(9)},,${date(9)},,Check-ins,Distress 3,`);
  });

  it('is not saved where it is open for reading alone', async () => {
    show({}, { ...RECORD, viewerCan: { ...RECORD.viewerCan, exportTimeLine: false } });
    await chart();
    expect(screen.queryByRole('button', { name: 'Save' })).toBeNull();
  });

  it('says what will be there while nothing has happened', async () => {
    show({ since: null, scores: [], days: [], sessions: [], flags: [], versions: [] });
    expect(await screen.findByText('Nothing has happened yet')).toBeVisible();
  });
});

/** The text of a file; jsdom's own files cannot be asked for it. */
function textOf(file: Blob): Promise<string> {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.readAsText(file);
  });
}
