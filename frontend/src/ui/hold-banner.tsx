import { HOLD_LEVELS_LABELS, HOLD_SENTENCES, type HoldLevel } from '@attune/shared';
import type { ReactNode } from 'react';
import { Notice } from './notice.tsx';
import { LevelShape } from './badge.tsx';

interface HoldBannerProps {
  readonly hold: HoldLevel;
  /** Why, for those who may know. */
  readonly reason?: ReactNode;
  readonly action?: ReactNode;
}

/** What waits because of a hold, and what can be done about it; nothing when there is none. */
export function HoldBanner({ hold, reason, action }: HoldBannerProps) {
  if (hold === 'NONE') {
    return null;
  }
  return (
    <Notice
      tone="alert"
      role="status"
      title={
        <>
          <LevelShape level="ALERT" />
          {HOLD_LEVELS_LABELS[hold]}
        </>
      }
      action={action}
    >
      <p>{reason ?? HOLD_SENTENCES[hold]}</p>
    </Notice>
  );
}
