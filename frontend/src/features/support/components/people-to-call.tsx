import { dialled, type WhomToCall } from '@attune/shared';
import { useQuery } from '@apollo/client/react';
import { useEffect } from 'react';
import { WhomToCallDocument } from '../../../generated/support.ts';
import { Leaf } from '../../../ui/leaf.tsx';
import { nearAndFar, regionInWords, rememberedWhom, rememberWhom } from '../domain/emergency.ts';
import styles from './support.module.css';

/** One tap from somebody who answers: the practice's own lines, else the numbers within the page itself. */
export function PeopleToCall({ zone }: { readonly zone: string }) {
  const asked = useQuery(WhomToCallDocument);
  const named = asked.data?.crisisResources;
  useEffect(() => {
    if (named && named.length > 0) rememberWhom(named);
  }, [named]);
  const { near, far } = nearAndFar(named && named.length > 0 ? named : rememberedWhom(), zone);
  return (
    <Leaf title="Somebody to talk to now">
      <p>
        Attune is no emergency service, and nobody watches it all the time. If you are in danger, or might
        harm yourself, please call now.
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
  );
}

/** One tap calls. */
function Person({ whom, where = false }: { readonly whom: WhomToCall; readonly where?: boolean }) {
  return (
    <li className={styles.person}>
      <span className={styles.whom}>
        {whom.name}
        {where && <span className={styles.sub}> {regionInWords(whom.region)}</span>}
      </span>
      {whom.phone && (
        <a
          className={styles.call}
          href={`tel:${dialled(whom.phone)}`}
          aria-label={`Call ${whom.phone}, ${whom.name}`}
        >
          Call {whom.phone}
        </a>
      )}
      {whom.text && (
        <a
          className={styles.text}
          href={`sms:${dialled(whom.text)}`}
          aria-label={`Text ${whom.text}, ${whom.name}`}
        >
          Text {whom.text}
        </a>
      )}
      {whom.url && (
        <a className={styles.text} href={whom.url} rel="noreferrer" aria-label={`Website of ${whom.name}`}>
          Website
        </a>
      )}
    </li>
  );
}
