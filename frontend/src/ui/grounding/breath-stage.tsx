import {
  BREATH_PLACE_WORDS,
  BREATH_PLACES,
  type BreathingExercise,
  type BreathMoment,
  type BreathPlace,
} from '@attune/shared';
import { classNames } from '../../lib/class-names.ts';
import type { BreathColour } from './breath-colours.ts';
import styles from './breath-stage.module.css';

interface StageProps {
  readonly exercise: BreathingExercise;
  /** Null: at rest. */
  readonly moment: BreathMoment | null;
  readonly colour: BreathColour;
  /** Words and a bar of seconds, and nothing that moves. */
  readonly still: boolean;
}

/** The breath to look at. Only transforms move, so that a slow phone keeps up; the words say the same. */
export function BreathStage({ exercise, moment, colour, still }: StageProps) {
  if (still) return <StillStage moment={moment} colour={colour} />;
  return (
    <div className={classNames(styles.stage, styles[colour])} aria-hidden="true">
      {exercise === 'OCEAN_BREATH' ? <Ocean moment={moment} /> : <ThreeParts moment={moment} />}
      <span className={styles.word}>{moment ? wordOf(moment) : ''}</span>
    </div>
  );
}

const wordOf = ({ direction }: BreathMoment) => (direction === 'IN' ? 'in' : 'out');

function Ocean({ moment }: { readonly moment: BreathMoment | null }) {
  const full = moment?.direction === 'IN';
  const style = { transitionDuration: `${moment?.of ?? 1}s` };
  return (
    <>
      <div className={classNames(styles.wave, full && styles.full)} style={style} />
      <div className={classNames(styles.circle, full && styles.full)} style={style} />
    </>
  );
}

/** Chest above ribs above belly, as they are in the body. */
const FROM_ABOVE = [...BREATH_PLACES].reverse();

function ThreeParts({ moment }: { readonly moment: BreathMoment | null }) {
  const style = { transitionDuration: `${(moment?.of ?? 1) / 3}s` };
  return (
    <div className={styles.body}>
      {FROM_ABOVE.map((place) => (
        <div key={place} className={styles.place}>
          <div className={classNames(styles.air, fills(moment, place) && styles.full)} style={style} />
          <span className={classNames(styles.name, moment?.place === place && styles.here)}>
            {BREATH_PLACE_WORDS[place]}
          </span>
        </div>
      ))}
    </div>
  );
}

/** Whether a place is full when the part that now goes on is over. */
function fills(moment: BreathMoment | null, place: BreathPlace): boolean {
  if (!moment?.place) return false;
  const [own, now] = [BREATH_PLACES.indexOf(place), BREATH_PLACES.indexOf(moment.place)];
  return moment.direction === 'IN' ? own <= now : own < now;
}

function StillStage({
  moment,
  colour,
}: {
  readonly moment: BreathMoment | null;
  readonly colour: BreathColour;
}) {
  const gone = moment ? Math.floor(moment.since) + 1 : 0;
  return (
    <div className={classNames(styles.still, styles[colour])} aria-hidden="true">
      <p className={styles.stillWord}>
        {moment ? wordOf(moment) : 'At rest'}
        {moment?.place && `: ${BREATH_PLACE_WORDS[moment.place]}`}
      </p>
      <div className={styles.bar}>
        {Array.from({ length: moment?.of ?? 4 }, (_, second) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: seconds are their own order
          <span key={second} className={classNames(styles.second, second < gone && styles.gone)} />
        ))}
      </div>
    </div>
  );
}
