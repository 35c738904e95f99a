import { PlainButton } from '../plain-button.tsx';

/** Opens the browser's own window for printing, from which a page can be kept as a PDF as well. */
export function PrintButton({ children = 'Print' }: { readonly children?: string }) {
  return <PlainButton onClick={() => window.print()}>{children}</PlainButton>;
}
