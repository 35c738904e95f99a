import { isManager, isPractitioner, useViewer } from '../../lib/viewer.tsx';
import { lazy } from 'react';

const Practitioner = lazy(async () => ({
  default: (await import('./practitioner-shell.tsx')).PractitionerShell,
}));
const Client = lazy(async () => ({ default: (await import('./client-shell.tsx')).ClientShell }));

/** The shell of whoever looks, around pages that everybody has. */
export function AnyShell() {
  const viewer = useViewer();
  return isPractitioner(viewer) || isManager(viewer) ? <Practitioner /> : <Client />;
}
