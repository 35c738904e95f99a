import { Button, type ButtonProps } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

/** A link that looks like a button: it goes somewhere, so it is an anchor. */
export function LinkButton({
  to,
  children,
  ...rest
}: ButtonProps & { readonly to: string; readonly children: ReactNode; readonly 'aria-label'?: string }) {
  return (
    <Button component={Link} to={to} variant="default" {...rest}>
      {children}
    </Button>
  );
}
