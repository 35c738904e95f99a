import { lazy, type ReactNode, Suspense, useMemo, useState } from 'react';
import { type Dialogs, DialogsContext } from '../lib/dialogs.tsx';

const RaiseFlagDialog = lazy(async () => ({
  default: (await import('../features/flags/components/raise-flag-dialog.tsx')).RaiseFlagDialog,
}));
const ClearHoldDialog = lazy(async () => ({
  default: (await import('../features/flags/components/clear-hold-dialog.tsx')).ClearHoldDialog,
}));
const BookDialog = lazy(async () => ({
  default: (await import('../features/scheduling/components/book-dialog.tsx')).BookDialog,
}));
const RescheduleDialog = lazy(async () => ({
  default: (await import('../features/scheduling/components/reschedule-dialog.tsx')).RescheduleDialog,
}));
const CancelDialog = lazy(async () => ({
  default: (await import('../features/scheduling/components/cancel-dialog.tsx')).CancelDialog,
}));
const JumpDialog = lazy(async () => ({
  default: (await import('../features/jump/components/jump-dialog.tsx')).JumpDialog,
}));

const OpenInEmergencyDialog = lazy(async () => ({
  default: (await import('../features/emergency/components/open-in-emergency-dialog.tsx'))
    .OpenInEmergencyDialog,
}));

type Opening = (close: () => void) => ReactNode;

/** The dialogs that several features open; each is loaded when it is first wanted. */
export function DialogHost({ children }: { readonly children: ReactNode }) {
  const [open, setOpen] = useState<Opening | null>(null);
  const dialogs = useMemo<Dialogs>(() => {
    const show = (opening: Opening) => setOpen(() => opening);
    return {
      raiseFlag: (about) => show((close) => <RaiseFlagDialog {...about} onClose={close} />),
      clearHold: (about) => show((close) => <ClearHoldDialog {...about} onClose={close} />),
      book: (about) => show((close) => <BookDialog {...about} onClose={close} />),
      reschedule: (about) => show((close) => <RescheduleDialog {...about} onClose={close} />),
      cancel: (about) => show((close) => <CancelDialog {...about} onClose={close} />),
      openInEmergency: () => show((close) => <OpenInEmergencyDialog onClose={close} />),
      jump: () => show((close) => <JumpDialog onClose={close} />),
    };
  }, []);
  return (
    <DialogsContext value={dialogs}>
      {children}
      <Suspense fallback={null}>{open?.(() => setOpen(null))}</Suspense>
    </DialogsContext>
  );
}
