import {
  BREATH_INSTRUCTIONS,
  type Breath,
  type BreathingExercise,
  breathsIn,
  breathToStartWith,
  longerBreath,
  SENSES_INSTEAD,
  shorterBreath,
  spokenBreath,
  STOP_IF_DIZZY,
  USUAL_BREATH,
} from '@attune/shared';
import { useReducedMotion } from '@mantine/hooks';
import { useState } from 'react';
import type { BreathColour } from './breath-colours.ts';
import { BreathSettings } from './breath-settings.tsx';
import { BreathStage } from './breath-stage.tsx';
import styles from './exercise.module.css';
import { StepsExercise } from './steps-exercise.tsx';
import { useAwake } from './use-awake.ts';
import { NO_GUIDES, useGuides } from './use-guides.ts';
import { useRhythm } from './use-rhythm.ts';

interface BreathExerciseProps {
  readonly exercise: BreathingExercise;
  /** How long a breath is to begin with; the usual one where nobody says so. */
  readonly breath?: Breath;
  /** Ends by itself after so many; otherwise when the person stops. */
  readonly minutes?: number | null;
  /** Without choices of pace, colour and sound: for moments in which a choice is one too many. */
  readonly plain?: boolean;
  readonly onEnd?: () => void;
}

/**
 * Breathing along, as long as somebody wants to. Nothing of it is recorded or sent. It can be paused and
 * stopped at any moment, and the senses are always one tap away.
 */
export function BreathExercise(props: BreathExerciseProps) {
  const [senses, setSenses] = useState(false);
  if (senses) {
    return (
      <div className={styles.exercise}>
        <StepsExercise exercise="FIVE_SENSES" />
        <button type="button" className={styles.quiet} onClick={() => setSenses(false)}>
          Back to the breath
        </button>
      </div>
    );
  }
  return <Breathing {...props} onSenses={() => setSenses(true)} />;
}

function Breathing({
  exercise,
  breath = USUAL_BREATH[exercise],
  minutes = null,
  plain = false,
  onEnd,
  onSenses,
}: BreathExerciseProps & { readonly onSenses: () => void }) {
  const still = useReducedMotion();
  const [chosen, setChosen] = useState(() => breathToStartWith(exercise, breath));
  const [colour, setColour] = useState<BreathColour>('teal');
  const [guides, setGuides] = useState(NO_GUIDES);
  const [phase, setPhase] = useState<'REST' | 'PAUSED' | 'ENDED'>('REST');
  const rhythm = useRhythm(exercise, {
    lasts: minutes === null ? null : breathsIn(chosen, minutes),
    everySecond: still,
    onEnd: () => {
      setPhase('ENDED');
      onEnd?.();
    },
  });
  const { moment, running } = rhythm;
  useGuides(moment, guides);
  useAwake(running);
  // After a pause too: however long the breath had grown, it starts short.
  const begin = () => {
    const start = breathToStartWith(exercise, chosen);
    setPhase('REST');
    setChosen(start);
    rhythm.begin(start);
  };
  const stop = () => {
    setPhase('REST');
    setChosen(breathToStartWith(exercise, chosen));
    rhythm.stop();
  };
  return (
    <div className={styles.exercise}>
      <BreathStage exercise={exercise} moment={moment} colour={colour} still={still} />
      <p className="visually-hidden" role="status">
        {moment ? spokenBreath(moment) : SAID[phase]}
      </p>
      {phase === 'ENDED' && <p className={styles.ended}>That is it. Take the time you need.</p>}
      <div className={styles.buttons}>
        {running ? (
          <>
            <button
              type="button"
              className={styles.button}
              onClick={() => {
                rhythm.stop();
                setPhase('PAUSED');
              }}
            >
              Pause
            </button>
            <button type="button" className={styles.button} onClick={stop}>
              Stop breathing along
            </button>
          </>
        ) : (
          <button type="button" className={styles.button} onClick={begin}>
            {phase === 'PAUSED' ? 'Breathe on' : 'Breathe along'}
          </button>
        )}
      </div>
      {running && exercise === 'THREE_PART_BREATH' && (
        <Pace
          pace={rhythm.pace ?? chosen}
          breaths={moment?.breaths ?? 0}
          onChange={(next) => {
            setChosen(next);
            rhythm.change(next);
          }}
        />
      )}
      <p className={styles.hint}>{BREATH_INSTRUCTIONS[exercise]}</p>
      <p className={styles.hint}>
        In for {(rhythm.pace ?? chosen).inSeconds} seconds, out for {(rhythm.pace ?? chosen).outSeconds}
        {minutes !== null && `, about ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`}. {STOP_IF_DIZZY}
      </p>
      <div className={styles.instead}>
        <p>{SENSES_INSTEAD}</p>
        <button type="button" className={styles.quiet} onClick={onSenses}>
          Use the senses instead
        </button>
      </div>
      {!plain && (
        <BreathSettings
          exercise={exercise}
          breath={chosen}
          locked={running}
          onBreath={setChosen}
          colour={colour}
          onColour={setColour}
          guides={guides}
          onGuides={setGuides}
        />
      )}
    </div>
  );
}

const SAID = { REST: '', PAUSED: 'Paused.', ENDED: '' } as const;

/** A longer breath is offered after some at this pace, and never comes by itself. */
function Pace({
  pace,
  breaths,
  onChange,
}: {
  readonly pace: Breath;
  readonly breaths: number;
  readonly onChange: (breath: Breath) => void;
}) {
  const longer = longerBreath(pace, breaths);
  const shorter = shorterBreath(pace);
  return (
    <div className={styles.buttons}>
      {shorter && (
        <button type="button" className={styles.quiet} onClick={() => onChange(shorter)}>
          A little shorter
        </button>
      )}
      {longer && (
        <button type="button" className={styles.quiet} onClick={() => onChange(longer)}>
          A little longer
        </button>
      )}
    </div>
  );
}
