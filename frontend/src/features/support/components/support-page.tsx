import { useQuery } from '@apollo/client/react';
import { use, useEffect, useState } from 'react';
import { Link } from 'react-router';
import { WhomToCallDocument } from '../../../generated/support.ts';
import { PATHS } from '../../../lib/paths.ts';
import { isClient, useZone, ViewerContext } from '../../../lib/viewer.tsx';
import { BreathingCircle, FiveSenses } from '../../../ui/grounding/grounding.tsx';
import { Leaf, Leaves } from '../../../ui/leaf.tsx';
import { useDocumentTitle } from '../../../ui/page-title.tsx';
import { nearAndFar, REGION_WORDS, rememberedWhom, rememberWhom, type WhomToCall } from './emergency.ts';
import styles from './support.module.css';
import { TellMyTeam } from './tell-my-team.tsx';

const SETTLE_MS = 1500;

/**
 * R19: at once and whatever else fails, people to call. The numbers are in the page itself; those that
 * the practice names take their place as soon as they are known.
 */
export function SupportPage() {
  const viewer = use(ViewerContext);
  const zone = useZone();
  useDocumentTitle('I need support');
  const asked = useQuery(WhomToCallDocument);
  const named = asked.data?.crisisResources;
  const settled = useSettled();
  useEffect(() => {
    if (named && named.length > 0) rememberWhom(named);
  }, [named]);
  const { near, far } = nearAndFar(named && named.length > 0 ? named : rememberedWhom(), zone);
  return (
    <div className={styles.page}>
      <header className={styles.top}>
        <Link to="/" className={styles.back}>
          ‹ Back
        </Link>
      </header>
      <main id="main">
        <h1 className={styles.heading}>I need support</h1>
        <Leaves>
          <Leaf title="Somebody to talk to now">
            <p>
              Attune is no emergency service, and nobody watches it all the time. If you are in danger, or
              might harm yourself, please call now.
            </p>
            <ul className={styles.people}>
              {near.map((one) => (
                <Person key={`${one.name} ${one.region}`} whom={one} />
              ))}
            </ul>
            {far.length > 0 && (
              <details className={styles.elsewhere}>
                <summary>Somewhere else</summary>
                <ul className={styles.people}>
                  {far.map((one) => (
                    <Person key={`${one.name} ${one.region}`} whom={one} where />
                  ))}
                </ul>
              </details>
            )}
          </Leaf>
          {viewer && isClient(viewer) && <TellMyTeam />}
          {!viewer && settled && (
            <Leaf title="Tell my team">
              <p>
                <Link to={`${PATHS.signIn}?next=${encodeURIComponent(PATHS.support)}`}>Sign in</Link> to tell
                your team that you need somebody.
              </p>
            </Leaf>
          )}
          <Leaf title="Breathe, slowly">
            <BreathingCircle />
          </Leaf>
          <Leaf title="Come back to the room">
            <FiveSenses />
          </Leaf>
        </Leaves>
      </main>
    </div>
  );
}

/** One tap calls. */
function Person({ whom, where = false }: { readonly whom: WhomToCall; readonly where?: boolean }) {
  return (
    <li className={styles.person}>
      <span className={styles.whom}>
        {whom.name}
        {where && <span className={styles.sub}> {REGION_WORDS[whom.region] ?? whom.region}</span>}
      </span>
      {whom.phone && (
        <a
          className={styles.call}
          href={`tel:${whom.phone.replaceAll(/\s/g, '')}`}
          aria-label={`Call ${whom.phone}, ${whom.name}`}
        >
          Call {whom.phone}
        </a>
      )}
      {whom.text && (
        <a
          className={styles.text}
          href={`sms:${whom.text.replaceAll(/\s/g, '')}`}
          aria-label={`Text ${whom.text}, ${whom.name}`}
        >
          Text {whom.text}
        </a>
      )}
      {whom.url && (
        <a className={styles.text} href={whom.url} rel="noreferrer">
          Website
        </a>
      )}
    </li>
  );
}

/** Whether there was time to learn who is signed in; until then nobody is asked to sign in. */
function useSettled(): boolean {
  const [settled, setSettled] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(true), SETTLE_MS);
    return () => clearTimeout(timer);
  }, []);
  return settled;
}
