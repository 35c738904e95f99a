import { type ComponentType, lazy, Suspense } from 'react';
import { type RouteObject, useLocation } from 'react-router';
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
  return { path, element: <Framed Page={Page} />, ...(children ? { children } : {}) };
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
