import { Suspense, use, useId, useState } from 'react';
import { classNames } from '../lib/class-names.ts';
import { ReadershipContext, type ReadershipProps } from '../lib/readership.ts';
import { Loading } from './states.tsx';
import styles from './who-can-see.module.css';

interface WhoCanSeeProps extends ReadershipProps {
  /** What it is about, for whoever hears the page and does not see where the button stands. */
  readonly about: string;
}

/** Tells in plain words who can read something now, once somebody asks; nothing is loaded before. */
export function WhoCanSee({ about, ...asked }: WhoCanSeeProps) {
  const Answer = use(ReadershipContext);
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    Answer && (
      <div className={styles.disclosure}>
        <button
          type="button"
          className={styles.button}
          aria-label={`Who can see this: ${about}`}
          aria-expanded={open}
          aria-controls={open ? id : undefined}
          onClick={() => setOpen(!open)}
        >
          <svg
            className={classNames(styles.mark, open && styles.turned)}
            viewBox="0 0 10 10"
            width="10"
            height="10"
            aria-hidden="true"
          >
            <path d="M3 1.5 6.5 5 3 8.5" />
          </svg>
          Who can see this
        </button>
        {open && (
          <div id={id} className={styles.answer}>
            <Suspense fallback={<Loading lines={2} />}>
              <Answer {...asked} />
            </Suspense>
          </div>
        )}
      </div>
    )
  );
}
