import { type ComponentType, lazy, Suspense, use } from 'react';
import { Navigate, Outlet, type RouteObject, useLocation, useRoutes } from 'react-router';
import { lastOwner } from '../lib/own-on-device.ts';
import { PATHS, signInPath } from '../lib/paths.ts';
import { ReadershipContext } from '../lib/readership.ts';
import {
  isClient,
  isManager,
  isPractitioner,
  useViewer,
  type Viewer,
  ViewerContext,
} from '../lib/viewer.tsx';
import { DialogHost } from './dialog-host.tsx';
import { NoPractice } from './no-practice.tsx';
import { page, warmUp } from './page.tsx';
import {
  clientRoutes,
  clientWholePageRoutes,
  groundingRoute,
  sharedSummaryRoute,
  supportRoute,
} from './routes/client.tsx';
import { practitionerRoutes, practitionerWholePageRoutes } from './routes/practitioner.tsx';
import { sharedRoutes } from './routes/shared.tsx';
import { Splash } from './splash.tsx';

const Readership = lazy(async () => ({ default: (await import('./readership.tsx')).Readership }));

/** Where somebody begins. */
export function landingOf(viewer: Viewer): string {
  if (isPractitioner(viewer)) return PATHS.today;
  if (isManager(viewer)) return PATHS.practice;
  return PATHS.home;
}

/** Who is not signed in is asked to, and comes back to where they wanted to go. */
function SignedIn() {
  const viewer = use(ViewerContext);
  const { pathname, search } = useLocation();
  if (!viewer) {
    return <Navigate to={signInPath(pathname + search)} replace />;
  }
  return viewer.practice ? (
    <ReadershipContext value={Readership}>
      <DialogHost>
        <Outlet />
      </DialogHost>
    </ReadershipContext>
  ) : (
    <NoPractice />
  );
}

function Landing() {
  return <Navigate to={landingOf(useViewer())} replace />;
}

/** The pages of a role; everybody else is led to where they begin. */
function Only({ to }: { readonly to: (viewer: Viewer) => boolean }) {
  return to(useViewer()) ? <Outlet /> : <Landing />;
}

const isStaff = (viewer: Viewer) => isPractitioner(viewer) || isManager(viewer);

/** A frame around pages, loaded with the first of them. */
function framed(load: () => Promise<ComponentType>, children: RouteObject[]): RouteObject {
  const Frame = lazy(async () => ({ default: await load() }));
  return {
    handle: { load },
    element: (
      <Suspense fallback={<Splash />}>
        <Frame />
      </Suspense>
    ),
    children,
  };
}

const routes: RouteObject[] = [
  page(PATHS.signIn, async () => (await import('./pages/sign-in-page.tsx')).SignInPage),
  supportRoute,
  groundingRoute,
  sharedSummaryRoute,
  {
    element: <SignedIn />,
    children: [
      { index: true, element: <Landing /> },
      {
        element: <Only to={isStaff} />,
        children: [
          ...practitionerWholePageRoutes,
          framed(
            async () => (await import('./shell/practitioner-shell.tsx')).PractitionerShell,
            practitionerRoutes,
          ),
        ],
      },
      {
        element: <Only to={isClient} />,
        children: [
          ...clientWholePageRoutes,
          framed(async () => (await import('./shell/client-shell.tsx')).ClientShell, clientRoutes),
        ],
      },
      framed(async () => (await import('./shell/any-shell.tsx')).AnyShell, sharedRoutes),
    ],
  },
];

/**
 * Begins to fetch what the address asks for; at the beginning of the app, which for an installed one is no
 * page, what a client who was here last begins with.
 */
export function beginWith(path: string): void {
  warmUp(routes, path === '/' && lastOwner()?.clientId ? PATHS.home : path);
}

/** Every page of the app by its address. */
export function Pages() {
  return useRoutes(routes);
}
