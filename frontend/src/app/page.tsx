import { type ComponentType, lazy, Suspense } from 'react';
import { matchRoutes, type RouteObject, useLocation } from 'react-router';
import { Loading } from '../ui/states.tsx';
import { ErrorBoundary, Fault } from './error-boundary.tsx';

/**
 * A page that is loaded when it is first gone to. A fault in it stays within it: the shell around it
 * goes on, and another page can be opened.
 */
export function page(
  path: string,
  load: () => Promise<ComponentType>,
  children?: RouteObject[],
): RouteObject {
  const Page = lazy(async () => ({ default: await load() }));
  return { path, element: <Framed Page={Page} />, handle: { load }, ...(children ? { children } : {}) };
}

/**
 * Fetches the code of the pages that are gone to before it is known who looks: on a slow network the
 * question and the code come beside each other, not one after the other.
 */
export function warmUp(routes: RouteObject[], path: string): void {
  for (const { route } of matchRoutes(routes, path) ?? []) {
    const handle = route.handle as { readonly load?: () => Promise<unknown> } | undefined;
    void handle?.load?.().catch(() => undefined);
  }
}

function Framed({ Page }: { readonly Page: ComponentType }) {
  const { pathname } = useLocation();
  return (
    <ErrorBoundary key={pathname.split('/').slice(0, 3).join('/')} fallback={<Fault />}>
      <Suspense fallback={<Loading lines={5} />}>
        <Page />
      </Suspense>
    </ErrorBoundary>
  );
}
