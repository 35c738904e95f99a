import { lazy, type ReactNode, Suspense, useMemo, useState } from 'react';
import { type Dialogs, DialogsContext } from '../lib/dialogs.tsx';

const RaiseFlagDialog = lazy(async () => ({
  default: (await import('../features/flags/components/raise-flag-dialog.tsx')).RaiseFlagDialog,
}));

type About<Name extends keyof Dialogs> = Parameters<Dialogs[Name]>[0];

type Open =
  | { readonly name: 'raiseFlag'; readonly about: About<'raiseFlag'> }
  | { readonly name: 'clearHold'; readonly about: About<'clearHold'> }
  | { readonly name: 'book'; readonly about: About<'book'> }
  | { readonly name: 'reschedule'; readonly about: About<'reschedule'> }
  | { readonly name: 'cancel'; readonly about: About<'cancel'> }
  | { readonly name: 'jump' };

/** The dialogs that several features open; each is loaded when it is first wanted. */
export function DialogHost({ children }: { readonly children: ReactNode }) {
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  const dialogs = useMemo<Dialogs>(
    () => ({
      raiseFlag: (about) => setOpen({ name: 'raiseFlag', about }),
      clearHold: (about) => setOpen({ name: 'clearHold', about }),
      book: (about) => setOpen({ name: 'book', about }),
      reschedule: (about) => setOpen({ name: 'reschedule', about }),
      cancel: (about) => setOpen({ name: 'cancel', about }),
      jump: () => setOpen({ name: 'jump' }),
    }),
    [],
  );
  return (
    <DialogsContext value={dialogs}>
      {children}
      <Suspense fallback={null}>{open && shown(open, close)}</Suspense>
    </DialogsContext>
  );
}

function shown(open: Open, close: () => void): ReactNode {
  switch (open.name) {
    case 'raiseFlag':
      return <RaiseFlagDialog {...open.about} onClose={close} />;
    default:
      return null;
  }
}
