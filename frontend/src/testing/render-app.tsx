import { ApolloProvider } from '@apollo/client/react';
import { MantineProvider } from '@mantine/core';
import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactElement } from 'react';
import { MemoryRouter, Route, Routes, useLocation } from 'react-router';
import { Readership } from '../app/readership.tsx';
import { cssVariablesResolver, theme } from '../app/theme.ts';
import { type Dialogs, DialogsContext } from '../lib/dialogs.tsx';
import { ReadershipContext } from '../lib/readership.ts';
import { type Viewer, ViewerContext } from '../lib/viewer.tsx';
import { ToastRegion } from '../ui/toast.tsx';
import { type Answer, answeringClient, type Sent } from './answers.ts';

const HARBOUR = { id: 'practice-1', name: 'Harbour Trauma & Bodywork', timeZone: 'Europe/London' };

/** A psychotherapist of the demo practice. */
export const MARA: Viewer = {
  userId: 'user-mara',
  name: 'Dr Mara Lindqvist',
  email: 'mara@harbour.example.org',
  roles: ['PSYCHOTHERAPIST'],
  clientId: null,
  memberId: 'member-mara',
  practice: HARBOUR,
  practices: [HARBOUR],
};

/** A massage therapist of the demo practice. */
export const INES: Viewer = {
  ...MARA,
  userId: 'user-ines',
  name: 'Ines Okafor',
  roles: ['MASSAGE_THERAPIST'],
  memberId: 'member-ines',
};

/** A client of the demo practice. */
export const JONAH: Viewer = {
  ...MARA,
  userId: 'user-jonah',
  name: 'Jonah Whitfield',
  roles: ['CLIENT'],
  memberId: null,
  clientId: 'client-jonah',
};

interface Options {
  readonly viewer?: Viewer | null;
  readonly answers?: readonly Answer[];
  /** Where the page is, and its pattern when it has parameters. */
  readonly at?: string;
  readonly path?: string;
  readonly dialogs?: Partial<Dialogs>;
}

/** Renders a component with everything around it that the app has, and an API that knows the answers. */
export function renderApp(
  element: ReactElement,
  { viewer = MARA, answers = [], at = '/', path = '*', dialogs = {} }: Options = {},
) {
  const sent: Sent[] = [];
  const client = answeringClient(answers, sent);
  const nothing = () => undefined;
  const all: Dialogs = {
    raiseFlag: nothing,
    clearHold: nothing,
    book: nothing,
    reschedule: nothing,
    cancel: nothing,
    openInEmergency: nothing,
    jump: nothing,
    ...dialogs,
  };
  const view = render(
    <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} env="test">
      <ApolloProvider client={client}>
        <ToastRegion>
          <ViewerContext value={viewer}>
            <ReadershipContext value={Readership}>
              <DialogsContext value={all}>
                <MemoryRouter initialEntries={[at]}>
                  <Where />
                  <Routes>
                    <Route path={path} element={element} />
                    {path !== '*' && <Route path="*" element={<p>Another page</p>} />}
                  </Routes>
                </MemoryRouter>
              </DialogsContext>
            </ReadershipContext>
          </ViewerContext>
        </ToastRegion>
      </ApolloProvider>
    </MantineProvider>,
  );
  return {
    ...view,
    client,
    sent,
    user: userEvent.setup({ document }),
    address: () => view.getByTestId('address').textContent,
  };
}

/** The address, for tests of where something leads. */
function Where() {
  const { pathname, search } = useLocation();
  return (
    <span data-testid="address" hidden>
      {pathname + search}
    </span>
  );
}
