import { type FormEvent, useState } from 'react';
import { useLocation } from 'react-router';
import { calledName } from '../../../lib/names.ts';
import { dayInWords } from '../../../lib/dates.ts';
import { Act, Leaf } from '../../../ui/leaf.tsx';
import { useDocumentTitle } from '../../../ui/page-title.tsx';
import { PrintedSheet } from '../../../ui/print/printed-page.tsx';
import { SummaryParts } from '../../../ui/summary/summary-parts.tsx';
import { openShared, type SharedSummary } from './open-shared.ts';
import styles from './shared-page.module.css';

/**
 * Where somebody outside reads a summary: nobody is signed in, and before the code is given nothing is said of
 * what it is, or whose. The link's token stands behind the # of the address, which browsers keep to themselves.
 */
export function SharedPage() {
  const { hash } = useLocation();
  const [shared, setShared] = useState<SharedSummary | null>(null);
  return shared ? (
    <Opened shared={shared} />
  ) : (
    <AskForCode key={hash} token={hash.slice(1)} onOpened={setShared} />
  );
}

interface AskForCodeProps {
  readonly token: string;
  readonly onOpened: (shared: SharedSummary) => void;
}

function AskForCode({ token, onOpened }: AskForCodeProps) {
  useDocumentTitle('A document for you');
  const [code, setCode] = useState('');
  const [busy, setBusy] = useState(false);
  const [message, setMessage] = useState<string | null>(null);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (busy || code.trim() === '') return;
    setBusy(true);
    const opened = await openShared(token, code);
    setBusy(false);
    if (opened.ok) onOpened(opened.shared);
    else setMessage(opened.message);
  };
  return (
    <div className={styles.page}>
      <main id="main" className={styles.narrow}>
        <h1 className={styles.heading}>A document is shared with you</h1>
        <Leaf>
          {token === '' ? (
            <p>This address is not whole. Please open the link just as it was sent to you.</p>
          ) : (
            <form className={styles.form} onSubmit={send} noValidate>
              <p id="about-code">
                You were told a code of eight letters and figures, by another way than the link.
              </p>
              <label className={styles.label}>
                Code
                <input
                  className={styles.input}
                  value={code}
                  autoComplete="off"
                  autoCapitalize="characters"
                  spellCheck={false}
                  maxLength={40}
                  aria-describedby="about-code"
                  aria-invalid={message !== null}
                  onChange={(event) => setCode(event.currentTarget.value)}
                />
              </label>
              {message && (
                <p className={styles.problem} role="alert">
                  {message}
                </p>
              )}
              <Act submits busy={busy} onClick={() => undefined}>
                Open it
              </Act>
            </form>
          )}
        </Leaf>
        <p className={styles.small}>
          Each opening is noted, and whom it is about can see it. A code that is wrong five times locks the
          link.
        </p>
      </main>
    </div>
  );
}

function Opened({ shared: { summary, expiresAt } }: { readonly shared: SharedSummary }) {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const until = dayInWords(expiresAt, timeZone, 0);
  const today = dayInWords(Date.now(), timeZone, 0);
  return (
    <div className={styles.page}>
      <PrintedSheet
        title={`Progress summary: ${summary.client.name}`}
        fileTitle="Progress summary"
        edge={{ who: calledName(summary.client), when: `Opened on ${today}`, what: summary.sender.practice }}
        foot={
          <>
            For {summary.recipient.name} alone, with the consent of {summary.client.name}, who can end it at
            any time and sees each opening. The link opens until {until}. Scores say how somebody answered,
            and are no diagnosis.
          </>
        }
      >
        <SummaryParts summary={summary} />
      </PrintedSheet>
    </div>
  );
}
