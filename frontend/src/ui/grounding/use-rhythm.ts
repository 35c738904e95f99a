import { type Breath, type BreathingExercise, type BreathMoment, breathAt } from '@attune/shared';
import { useCallback, useEffect, useRef, useState } from 'react';

/** A timer may come a little early; then the change would be missed by a hair. */
const LATER_MS = 3;

interface Run {
  readonly breath: Breath;
  readonly startedAt: number;
  /** Whole breaths before this run, at another pace. */
  readonly before: number;
}

interface RhythmOptions {
  /** Whole breaths after which it ends by itself; null: when the person stops. */
  readonly lasts: number | null;
  /** Whether to tell of each second, for those to whom nothing moves. */
  readonly everySecond: boolean;
  readonly onEnd: () => void;
}

/** The rhythm of a breath, told at each change and not at each frame: styles move what is between. */
export function useRhythm(exercise: BreathingExercise, { lasts, everySecond, onEnd }: RhythmOptions) {
  const [run, setRun] = useState<Run | null>(null);
  const [moment, setMoment] = useState<BreathMoment | null>(null);
  /** Another pace, and the breath after which it begins. */
  const wanted = useRef<{ readonly breath: Breath; readonly after: number } | null>(null);
  const ended = useRef(onEnd);
  useEffect(() => {
    ended.current = onEnd;
  });
  const stop = useCallback(() => {
    wanted.current = null;
    setRun(null);
    setMoment(null);
  }, []);
  useEffect(() => {
    if (!run) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tick = () => {
      const now = performance.now();
      const at = breathAt(exercise, run.breath, Math.max(0, now - run.startedAt) / 1000);
      const before = run.before + at.breaths;
      if (lasts !== null && before >= lasts) {
        stop();
        ended.current();
        return;
      }
      // A breath is never cut short: another pace begins with the next one.
      if (wanted.current && at.breaths > wanted.current.after) {
        setRun({ breath: wanted.current.breath, startedAt: now, before });
        wanted.current = null;
        return;
      }
      setMoment(at);
      const second = Math.floor(at.since + 1) - at.since;
      const next = everySecond ? Math.min(at.untilChange, second) : at.untilChange;
      timer = setTimeout(tick, next * 1000 + LATER_MS);
    };
    tick();
    return () => clearTimeout(timer);
  }, [run, exercise, lasts, everySecond, stop]);
  return {
    running: run !== null,
    moment,
    /** The pace at which it goes. */
    pace: run?.breath ?? null,
    begin: (breath: Breath) => setRun({ breath, startedAt: performance.now(), before: 0 }),
    /** Another pace, from the next breath on. */
    change: (breath: Breath) => {
      wanted.current = { breath, after: moment?.breaths ?? 0 };
    },
    stop,
  };
}
