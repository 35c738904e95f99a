import { Stack } from '../../../ui/layout.tsx';

/** What to know of a version, one sentence each; none of it refuses. */
export const PlanWarnings = ({ warnings }: { readonly warnings: readonly string[] }) =>
  warnings.length > 0 && (
    <Stack gap={4}>
      {warnings.map((warning) => (
        <p key={warning} style={{ color: 'var(--concern)' }}>
          {warning}
        </p>
      ))}
    </Stack>
  );
