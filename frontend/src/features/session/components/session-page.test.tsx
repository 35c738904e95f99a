import { beforeEach, expect, it, jest } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import {
  BeginSessionDocument,
  FinishSessionDocument,
  SaveSessionResponseDocument,
  SessionDocument,
  SessionDraftsDocument,
  type SessionQuery,
  SessionReadersDocument,
  SignSessionResponseDocument,
  StartSessionResponseDocument,
} from '../../../generated/session.ts';
import { answer, unreachable } from '../../../testing/answers.ts';
import { INES, MARA, renderApp } from '../../../testing/render-app.tsx';
import { recall } from '../domain/tablet.ts';
import { SessionPage } from './session-page.tsx';

type Visit = NonNullable<SessionQuery['appointment']>;
type SessionClient = NonNullable<Visit['client']>;

const region = (code: string, choice: 'NEVER' | 'ASK_FIRST') => ({
  __typename: 'RegionBoundary' as const,
  region: code,
  choice,
});

const client: SessionClient = {
  __typename: 'Client',
  id: 'client-amal',
  name: 'Amal Haddad',
  preferredName: null,
  pronouns: 'she/her',
  hold: 'DEEP_WORK',
  conditions: [],
  phase: 'STABILISATION',
  viewerCan: { __typename: 'ClientCapabilities', writeSessionResponse: true, raiseFlag: true },
  boundaries: {
    __typename: 'Boundaries',
    version: 3,
    maxPressure: 2,
    regions: [region('buttock-left', 'NEVER'), region('back-of-neck', 'ASK_FIRST')],
    draping: 'I stay clothed',
    scent: false,
    talk: 'Quiet',
    stopSignal: 'harbour',
    note: null,
    clothing: null,
    music: null,
    light: null,
    position: null,
    whatHelps: 'Say my name, name the room.',
  },
  safetyPlan: { __typename: 'SafetyPlan', clientId: 'amal', onTheTable: ['Let me hold the blanket'] },
  boundariesSinceMySession: null,
  intake: { __typename: 'Intake', clientId: 'amal', entries: [], earlier: [], warnings: [] },
  activePlan: null,
  flags: { __typename: 'DistressFlagConnection', edges: [] },
  notes: { __typename: 'NoteConnection', edges: [] },
};

const visit: Visit = {
  __typename: 'Appointment',
  id: 'visit-1',
  startsAt: '2026-11-24T09:00:00Z',
  endsAt: '2026-11-24T10:00:00Z',
  beganAt: null,
  room: 'Room 2',
  state: 'BOOKED',
  version: 4,
  practitioner: {
    __typename: 'Member',
    id: 'member-ines',
    name: 'Ines Okafor',
    trainings: ['TRAUMA_INFORMED_CARE'],
  },
  service: {
    __typename: 'Service',
    id: 's',
    name: 'Restorative bodywork',
    class: 'BODYWORK_GENTLE',
    minutes: 60,
    modality: 'RESTORATIVE',
  },
  findings: [],
  client,
};

/** A server that keeps one draft and counts its savings. */
function server(over: Partial<Visit> = {}) {
  let version = 1;
  let state = over.state ?? visit.state;
  const note = () => ({
    __typename: 'SessionResponse' as const,
    id: 'note-1',
    version,
    state: 'DRAFT' as const,
  });
  return [
    answer(SessionDocument, () => ({
      __typename: 'Query' as const,
      appointment: { ...visit, ...over, state },
    })),
    answer(SessionDraftsDocument, { __typename: 'Query', myDrafts: [] }),
    answer(StartSessionResponseDocument, () => ({ __typename: 'Mutation' as const, startNote: note() })),
    answer(SaveSessionResponseDocument, () => {
      version += 1;
      return { __typename: 'Mutation' as const, saveNoteDraft: note() };
    }),
    answer(BeginSessionDocument, () => {
      state = 'IN_SESSION';
      return {
        __typename: 'Mutation' as const,
        beginSession: { __typename: 'Appointment' as const, id: 'visit-1', state, version: 5 },
      };
    }),
    answer(FinishSessionDocument, () => {
      state = 'FULFILLED';
      return {
        __typename: 'Mutation' as const,
        finishSession: { __typename: 'Appointment' as const, id: 'visit-1', state, version: 6 },
      };
    }),
    answer(SessionReadersDocument, {
      __typename: 'Query',
      noteReaders: [
        { __typename: 'NoteReadership', part: 'Session response', readers: ['Ines Okafor', 'Amal Haddad'] },
      ],
    }),
    answer(SignSessionResponseDocument, () => ({
      __typename: 'Mutation' as const,
      signNote: { ...note(), state: 'SIGNED' as const },
    })),
  ];
}

const open = (answers = server(), dialogs = {}, viewer = INES) =>
  renderApp(<SessionPage />, {
    viewer,
    at: '/session/visit-1',
    path: '/session/:appointmentId',
    answers,
    dialogs,
  });
type App = ReturnType<typeof open>;

const tap = async ({ user }: App, name: string | RegExp) =>
  user.click(await screen.findByRole('button', { name }));
const next = async ({ user }: App, name: RegExp) =>
  user.click(within(screen.getByRole('contentinfo')).getByRole('button', { name }));
async function scales({ user }: App, distress: number) {
  const pick = async (label: RegExp, value: RegExp) =>
    user.click(within(await screen.findByRole('group', { name: label })).getByRole('radio', { name: value }));
  await pick(/^Distress/, new RegExp(`^${distress}$`));
  await pick(/^Arousal/, /^0/);
  await pick(/^Pain/, /^1$/);
  await pick(/^Tension/, /^3$/);
}
async function consent(app: App) {
  await tap(app, 'Same as last time');
  await tap(app, 'Agreed: “harbour”');
  await next(app, /Begin the session/);
}

// Many taps, each of them as a person makes it.
beforeEach(() => localStorage.clear());

it('R11: the consent check comes first, and the session begins with it', async () => {
  const app = open();
  await tap(app, 'Same as last time');
  await next(app, /Begin the session/);
  expect(app.sent.map((one) => one.name)).not.toContain('BeginSession');
  await consent(app);
  await screen.findByText('How does Amal arrive?');
  expect(app.sent).toContainEqual({
    name: 'BeginSession',
    variables: { input: { appointmentId: 'visit-1', expectedVersion: 4 } },
  });
});

it('R18: a session under a hold does not begin, and says why', async () => {
  const held = answer(BeginSessionDocument, {
    __typename: 'Mutation',
    beginSession: { __typename: 'HoldProblem', code: 'HOLD', message: 'There is a hold on all bodywork.' },
  });
  const app = open([...server(), held]);
  await consent(app);
  expect(await screen.findByText('There is a hold on all bodywork.')).toBeInTheDocument();
  expect(screen.queryByText('How does Amal arrive?')).not.toBeInTheDocument();
});

it('goes from the consent check to the signature in few taps, and saves each on the server', async () => {
  const app = open();
  await consent(app);
  await scales(app, 5);
  await next(app, /Work/);
  await tap(app, 'Left lower back');
  await tap(app, 'One minute more');
  await tap(app, 'Right lower back');
  await next(app, /Observed/);
  await tap(app, 'Settling');
  await next(app, /Leaving/);
  await scales(app, 2);
  await tap(app, 'Yes, settled');
  await next(app, /After/);
  await tap(app, 'Water');
  await next(app, /Sign/);
  expect(await screen.findByText('Ines Okafor and Amal Haddad')).toBeInTheDocument();
  await next(app, /Sign/);
  await waitFor(() => expect(app.address()).toBe('/today'));

  const saved = app.sent.findLast((one) => one.name === 'SaveSessionResponse')?.variables['input'];
  expect(saved.session).toMatchObject({
    consent: { boundariesVersion: 3, confirmed: true, draping: 'I stay clothed', stopSignalAgreed: true },
    arrival: { distress: 5, arousal: 0, pain: 1, tension: 3 },
    work: [
      { region: 'lower-back-left', modality: 'RESTORATIVE', pressure: 2, minutes: 6 },
      { region: 'lower-back-right', modality: 'RESTORATIVE', pressure: 2, minutes: 6 },
    ],
    observations: ['SETTLING'],
    departure: { distress: 2 },
    settled: true,
    ending: 'FINISHED',
    aftercare: ['WATER'],
  });
  const signed = app.sent.find((one) => one.name === 'SignSessionResponse')?.variables['input'];
  expect(signed.expectedVersion).toBe(saved.expectedVersion + 1);
  expect(recall('user-ines', 'visit-1')).toBeNull();
});

it('R11: never takes no tap, ask first asks, deep work is held, pressure ends where the client says', async () => {
  const app = open();
  await consent(app);
  await scales(app, 5);
  await next(app, /Work/);
  await tap(app, /^Left buttock/);
  expect(screen.getByText('Where were your hands?')).toBeInTheDocument();
  await tap(app, 'Back of neck, ask first');
  expect(screen.getByText('Where were your hands?')).toBeInTheDocument();
  await tap(app, 'Asked, and agreed for today');
  expect(await screen.findByText('5 min so far')).toBeInTheDocument();
  await tap(app, 'More');
  expect(screen.getByRole('button', { name: /^Myofascial release ?, held/ })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  await tap(app, /^3 ?, Amal allows up to 2/);
  expect(screen.getByRole('button', { name: '2' })).toHaveAttribute('aria-pressed', 'true');
});

it('without a network everything stays on the tablet, says so, and is there again after a reload', async () => {
  const app = open([...server(), unreachable(SaveSessionResponseDocument)]);
  await tap(app, 'Same as last time');
  expect(await screen.findByText(/Saved on this tablet .* no network, nothing is lost/)).toBeInTheDocument();
  app.unmount();

  const again = open(server());
  expect(await screen.findByRole('button', { name: 'Same as last time' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await waitFor(() => expect(again.sent.map((one) => one.name)).toContain('SaveSessionResponse'));
  expect(await screen.findByText(/^Saved \d/)).toBeInTheDocument();
});

it('what waits on this tablet is hers alone: whoever takes the session over neither sees nor sends it', async () => {
  const app = open([...server(), unreachable(SaveSessionResponseDocument)]);
  await tap(app, 'Same as last time');
  await screen.findByText(/no network, nothing is lost/, {}, { timeout: 3000 });
  app.unmount();

  const ben = { ...MARA, userId: 'user-ben', memberId: 'member-ben', roles: ['MASSAGE_THERAPIST' as const] };
  const his = server({ practitioner: { ...visit.practitioner, id: 'member-ben', name: 'Ben Sato' } });
  const other = open(his, {}, ben);
  expect(await screen.findByRole('button', { name: 'Same as last time' })).toHaveAttribute(
    'aria-pressed',
    'false',
  );
  other.unmount();
  expect(other.sent.map((one) => one.name)).not.toContain('SaveSessionResponse');
  expect(recall('user-ines', 'visit-1')?.draft.boundaries).toBe('SAME');
});

it('what two devices wrote is kept until somebody chooses', async () => {
  const stale = answer(SaveSessionResponseDocument, ({ input }) => ({
    __typename: 'Mutation' as const,
    saveNoteDraft:
      input.expectedVersion === 9
        ? { __typename: 'SessionResponse' as const, id: 'note-1', version: 10, state: 'DRAFT' as const }
        : {
            __typename: 'StaleVersion' as const,
            code: 'STALE_VERSION' as const,
            message: 'Somebody was faster.',
            currentVersion: 9,
          },
  }));
  const app = open([...server(), stale]);
  await tap(app, 'Same as last time');
  await tap(app, 'Keep what is here');
  expect(await screen.findByText(/^Saved \d/)).toBeInTheDocument();
});

it('Pause opens grounding guidance and is written down; Stop ends with dignity and offers a flag', async () => {
  const raiseFlag = jest.fn();
  const app = open(server(), { raiseFlag });
  await consent(app);
  await tap(app, 'Pause');
  const guidance = await screen.findByRole('dialog');
  expect(within(guidance).getByText('Say my name, name the room.')).toBeInTheDocument();
  await tap(app, 'Stop the session');
  await tap(app, 'Amal ends it');
  expect(await screen.findByText('How does Amal leave?')).toBeInTheDocument();
  await tap(app, 'Raise a flag');
  expect(raiseFlag).toHaveBeenCalledWith({
    client: { id: 'client-amal', name: 'Amal Haddad' },
    appointmentId: 'visit-1',
  });
  await waitFor(() =>
    expect(
      app.sent.findLast((one) => one.name === 'SaveSessionResponse')?.variables['input'].session,
    ).toMatchObject({
      ending: 'ENDED_BY_CLIENT',
      emotionalResponse: ['PAUSED', 'STOPPED'],
    }),
  );
  expect(recall('user-ines', 'visit-1')?.draft.pauses[0]?.to).not.toBeNull();
});

it('R15: a worse departure asks for a flag or a reason before it can be signed', async () => {
  const app = open();
  await consent(app);
  await scales(app, 2);
  await next(app, /Work/);
  await tap(app, 'Left lower back');
  await next(app, /Observed/);
  await next(app, /Leaving/);
  await scales(app, 6);
  await tap(app, 'Yes, settled');
  await next(app, /After/);
  await next(app, /Sign/);
  expect(await screen.findByText('Distress rose from 2 to 6 over the session.')).toBeInTheDocument();
  await next(app, /Sign/);
  expect(app.sent.map((one) => one.name)).not.toContain('SignSessionResponse');
  await app.user.type(screen.getByLabelText('Or why none is needed'), 'Tears of relief.');
  await next(app, /Sign/);
  await waitFor(() => expect(app.address()).toBe('/today'));
});

it('another’s session, a cancelled one and one out of reach stay closed', async () => {
  const first = open(server({ practitioner: { ...visit.practitioner, id: 'member-ben', name: 'Ben Sato' } }));
  expect(await screen.findByText('This session is Ben’s')).toBeInTheDocument();
  first.unmount();
  const second = open(server({ state: 'CANCELLED' }));
  expect(await screen.findByText('This session was cancelled')).toBeInTheDocument();
  second.unmount();
  open([...server(), answer(SessionDocument, { __typename: 'Query', appointment: null })]);
  expect(await screen.findByText('There is nothing here for you to see')).toBeInTheDocument();
});
