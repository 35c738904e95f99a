import type { BreathMoment } from '@attune/shared';
import { useEffect, useRef } from 'react';
import { SoftTones } from './soft-tones.ts';

/** What guides besides the eyes; all of it off until somebody wants it. */
export interface Guides {
  readonly tones: boolean;
  /** 0 to 1. */
  readonly volume: number;
  readonly vibration: boolean;
}

export const NO_GUIDES: Guides = { tones: false, volume: 0.4, vibration: false };

export const canVibrate = () => typeof navigator.vibrate === 'function';

/** A tone that rises with the breath in and falls with the breath out, and a touch of the device at each. */
export function useGuides(moment: BreathMoment | null, { tones, volume, vibration }: Guides): void {
  const sound = useRef<SoftTones | null>(null);
  const running = moment !== null;
  const { breaths = 0, direction = 'IN', of = 0 } = moment ?? {};
  useEffect(() => {
    // Each breath and each direction anew, the same seconds or not.
    void breaths;
    if (!running) return;
    if (vibration && canVibrate()) {
      navigator.vibrate(direction === 'IN' ? 60 : [50, 70, 50]);
    }
    if (!tones) return;
    sound.current ??= SoftTones.open();
    sound.current?.glide(direction, of, volume);
    return () => sound.current?.silence();
  }, [running, breaths, direction, of, tones, volume, vibration]);
  useEffect(
    () => () => {
      sound.current?.close();
      sound.current = null;
    },
    [],
  );
}
