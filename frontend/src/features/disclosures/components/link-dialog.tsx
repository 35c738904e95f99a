import { Button } from '@mantine/core';
import { useState } from 'react';
import { Dialog } from '../../../ui/dialog.tsx';
import { Row, Stack } from '../../../ui/layout.tsx';
import type { SummaryHead } from './summary-head.ts';
import styles from './summaries.module.css';

export interface MadeLink {
  readonly address: string;
  readonly code: string;
}

interface LinkDialogProps {
  readonly link: MadeLink;
  readonly one: SummaryHead;
  readonly onClose: () => void;
}

/** Link and code, this once: neither can be shown again, only made anew. */
export function LinkDialog({ link, one, onClose }: LinkDialogProps) {
  const { recipientName, recipientEmail } = one;
  return (
    <Dialog title={`The link for ${recipientName}`} size="lg" onClose={onClose}>
      <Stack gap={18}>
        <p>
          Both are shown this once. Send the link one way and tell the code another way, by telephone for
          example: whoever has one of them alone reads nothing.
        </p>
        <div className={styles.secret}>
          <h3>The link</h3>
          <p className={styles.address} data-testid="address">
            {link.address}
          </p>
          <Row>
            <Copy text={link.address} label="Copy the link" />
            {recipientEmail && (
              <Button component="a" variant="default" href={mailOf(recipientEmail, link.address)}>
                Write an e-mail
              </Button>
            )}
          </Row>
        </div>
        <div className={styles.secret}>
          <h3>The code</h3>
          <p className={styles.code} data-testid="code">
            {link.code}
          </p>
          <Row>
            <Copy text={link.code} label="Copy the code" />
          </Row>
        </div>
        <Row>
          <Button onClick={onClose}>I have both</Button>
        </Row>
      </Stack>
    </Dialog>
  );
}

/** A mail that says nothing of anybody, in the sender's own programme: the link goes through no server of Attune's. */
function mailOf(to: string, address: string): string {
  const subject = 'A document for you';
  const body = `A document is shared with you. It opens here:\n\n${address}\n\nYou get the code for it by another way.`;
  return `mailto:${encodeURIComponent(to)}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
}

function Copy({ text, label }: { readonly text: string; readonly label: string }) {
  const [copied, setCopied] = useState(false);
  return (
    <Button
      variant="default"
      onClick={() =>
        void navigator.clipboard.writeText(text).then(
          () => setCopied(true),
          () => undefined,
        )
      }
    >
      {copied ? 'Copied' : label}
    </Button>
  );
}
