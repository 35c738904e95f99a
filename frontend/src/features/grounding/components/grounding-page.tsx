import { GROUNDING_EXERCISE_WORDS, GROUNDING_EXERCISES, type GroundingExercise } from '@attune/shared';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { PATHS } from '../../../lib/paths.ts';
import { Exercise } from '../../../ui/grounding/grounding-exercise.tsx';
import { Leaf, Leaves } from '../../../ui/leaf.tsx';
import { useDocumentTitle } from '../../../ui/page-title.tsx';
import { startOf } from '../domain/start-of.ts';
import { LeafChoice, LeafChoices } from '../../../ui/leaf-choices.tsx';
import styles from './grounding-page.module.css';

const ABOUT: Readonly<Record<GroundingExercise, string>> = {
  THREE_PART_BREATH: 'Belly, ribs, chest, with a colour',
  OCEAN_BREATH: 'Out longer than in',
  FIVE_SENSES: 'What you see, feel, hear, smell, taste',
  FEET_ON_THE_FLOOR: 'What carries you',
  NAMING_THE_ROOM: 'Where you are, and when',
};

/**
 * The exercises, for everybody, signed in or not and without a network: they are on the device. What somebody
 * does here is recorded nowhere.
 */
export function GroundingPage() {
  useDocumentTitle('Grounding');
  const [search] = useSearchParams();
  const start = startOf(search);
  const [exercise, setExercise] = useState<GroundingExercise>(start.exercise);
  const asked = exercise === start.exercise ? start : null;
  return (
    <div className={styles.page}>
      <header className={styles.top}>
        <Link to="/" className={styles.link}>
          ‹ Back
        </Link>
        <Link to={PATHS.support} className={styles.link}>
          I need support
        </Link>
      </header>
      <main id="main">
        <h1 className={styles.heading}>Grounding</h1>
        <Leaves>
          <Leaf>
            <LeafChoices legend="What would help now?">
              {GROUNDING_EXERCISES.map((one) => (
                <LeafChoice
                  key={one}
                  name="exercise"
                  value={one}
                  checked={one === exercise}
                  onChange={() => setExercise(one)}
                  title={GROUNDING_EXERCISE_WORDS[one]}
                  sub={ABOUT[one]}
                />
              ))}
            </LeafChoices>
          </Leaf>
          <Leaf title={GROUNDING_EXERCISE_WORDS[exercise]}>
            <Exercise
              exercise={exercise}
              minutes={asked?.minutes ?? null}
              {...(asked?.breath ? { breath: asked.breath } : {})}
            />
          </Leaf>
          <p className={styles.about}>Nobody learns that you were here: nothing of it is written down.</p>
        </Leaves>
      </main>
    </div>
  );
}
