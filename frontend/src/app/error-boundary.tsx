import { Component, type ReactNode } from 'react';
import { Notice } from '../ui/notice.tsx';
import { PlainButton } from '../ui/plain-button.tsx';

interface Props {
  readonly children: ReactNode;
  readonly fallback: ReactNode;
}

/** A fault in the app itself is said in words, with a way on. */
export class ErrorBoundary extends Component<Props, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    return this.state.failed ? this.props.fallback : this.props.children;
  }
}

/** What a page says that could not be shown. */
export function Fault() {
  if (!navigator.onLine) {
    return (
      <Notice
        role="alert"
        title="This page needs the network."
        action={<PlainButton onClick={() => window.location.reload()}>Try again</PlainButton>}
      >
        <p>Nothing is lost. Please come back to it once there is a network.</p>
      </Notice>
    );
  }
  return (
    <Notice
      tone="concern"
      role="alert"
      title="This page could not be shown."
      action={<PlainButton onClick={() => window.location.reload()}>Load it again</PlainButton>}
    >
      <p>What you saved is safe. If it happens again, please tell whoever looks after Attune for you.</p>
    </Notice>
  );
}
