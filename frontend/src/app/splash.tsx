import type { ReactNode } from 'react';

/** Before anything is known: the name, quietly, or what went wrong. `index.html` begins with the same. */
export function Splash({ children }: { readonly children?: ReactNode }) {
  return (
    <main className="splash">
      <p className="splash-name">attune</p>
      {children ?? <p className="quiet">One moment…</p>}
    </main>
  );
}
