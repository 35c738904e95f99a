import { ConfirmDialog } from '../../../ui/dialog.tsx';

interface LeaveDialogProps {
  readonly onStay: () => void;
  readonly onLeave: () => void;
}

/** Asks once before what was entered is left behind. */
export function LeaveDialog({ onStay, onLeave }: LeaveDialogProps) {
  return (
    <ConfirmDialog
      title="Leave without saving?"
      confirm="Leave"
      cancel="Stay here"
      onClose={onStay}
      onConfirm={async () => {
        onLeave();
        return null;
      }}
    >
      <p>What you changed is not saved yet, and would be lost. What held before goes on holding.</p>
    </ConfirmDialog>
  );
}
