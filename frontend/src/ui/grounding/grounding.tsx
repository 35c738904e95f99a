import { useEffect, useState } from 'react';
import { classNames } from '../../lib/class-names.ts';
import styles from './grounding.module.css';

/** Ocean breath: out longer than in, in seconds. */
const IN_SECONDS = 4;
const OUT_SECONDS = 6;

/** A circle that grows while breathing in and shrinks while breathing out; words say the same. */
export function BreathingCircle() {
  const [running, setRunning] = useState(false);
  const [breathingIn, setBreathingIn] = useState(true);
  useEffect(() => {
    if (!running) return;
    const timer = setTimeout(
      () => setBreathingIn((before) => !before),
      (breathingIn ? IN_SECONDS : OUT_SECONDS) * 1000,
    );
    return () => clearTimeout(timer);
  }, [running, breathingIn]);
  const seconds = breathingIn ? IN_SECONDS : OUT_SECONDS;
  return (
    <div className={styles.breath}>
      <div className={styles.stage} aria-hidden="true">
        <div
          className={classNames(styles.circle, running && breathingIn && styles.wide)}
          style={{ transitionDuration: `${running ? seconds : 1}s` }}
        />
        <span className={styles.word}>{running ? (breathingIn ? 'in' : 'out') : ''}</span>
      </div>
      <button
        type="button"
        className={styles.toggle}
        aria-pressed={running}
        onClick={() => {
          setBreathingIn(true);
          setRunning((before) => !before);
        }}
      >
        {running ? 'Stop breathing along' : 'Breathe along'}
      </button>
      <p className={styles.hint}>
        In through the nose for {IN_SECONDS}, out slowly for {OUT_SECONDS}, like fogging a mirror. Stop if you
        feel dizzy. If attending to the breath makes it worse, leave it and use the senses instead.
      </p>
    </div>
  );
}

const SENSES = [
  ['5', 'things you can see'],
  ['4', 'things you can feel: feet on the floor, the chair at your back'],
  ['3', 'sounds you can hear'],
  ['2', 'things you can smell'],
  ['1', 'slow breath, and the name of the room you are in'],
] as const;

/** The exercise of the five senses, as words to read slowly. */
export function FiveSenses() {
  return (
    <ol className={styles.senses}>
      {SENSES.map(([count, words]) => (
        <li key={count}>
          <span className={styles.count} aria-hidden="true">
            {count}
          </span>
          <span>
            <span className="visually-hidden">{count} </span>
            {words}
          </span>
        </li>
      ))}
    </ol>
  );
}
