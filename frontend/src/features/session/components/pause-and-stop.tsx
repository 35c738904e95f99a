import { BreathExercise } from '../../../ui/grounding/breath-exercise.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import type { SessionClient } from '../domain/limits.ts';
import styles from './steps.module.css';
import { WhatHelps } from './what-helps.tsx';

interface PauseDialogProps {
  readonly client: SessionClient;
  readonly name: string;
  /** Local time at which the pause began. */
  readonly since: string;
  readonly onGoOn: () => void;
  readonly onStop: () => void;
}

/** Grounding guidance while the hands are off; opening and closing it are the times of the pause. */
export function PauseDialog({ client, name, since, onGoOn, onStop }: PauseDialogProps) {
  return (
    <Dialog title={`Paused since ${since}`} size="lg" onClose={onGoOn}>
      <div className={styles.stack}>
        <ol className={styles.guide}>
          <li>Hands off, slowly. Stay where {name} can see you. Your own breath first.</li>
          <li>“Would you like to pause, or to stop? Both are all right.”</li>
          <li>Feet, hands, the weight of the body on the table. Name the room and what is in it.</li>
          <li>No why, no what does it mean, no promise. Whatever is said stays in {name}’s own words.</li>
        </ol>
        <WhatHelps client={client} name={name} />
        <BreathExercise exercise="OCEAN_BREATH" plain />
        <div className={styles.ends}>
          <button type="button" className={styles.primary} onClick={onGoOn}>
            Go on
          </button>
          <button type="button" className={styles.secondary} onClick={onStop}>
            Stop the session
          </button>
        </div>
      </div>
    </Dialog>
  );
}

interface StopDialogProps {
  readonly name: string;
  readonly onStop: (by: 'ENDED_BY_CLIENT' | 'ENDED_BY_THERAPIST') => void;
  readonly onClose: () => void;
}

/** Ends with dignity: no reason is asked for, and nothing is counted against anybody. */
export function StopDialog({ name, onStop, onClose }: StopDialogProps) {
  return (
    <Dialog title="End the session now?" size="sm" onClose={onClose}>
      <div className={styles.stack}>
        <p>It needs no reason. {name} may stay as long as it takes.</p>
        <button type="button" className={styles.primary} onClick={() => onStop('ENDED_BY_CLIENT')}>
          {name} ends it
        </button>
        <button type="button" className={styles.secondary} onClick={() => onStop('ENDED_BY_THERAPIST')}>
          I end it
        </button>
        <button type="button" className={styles.more} onClick={onClose}>
          Go on with the session
        </button>
      </div>
    </Dialog>
  );
}
