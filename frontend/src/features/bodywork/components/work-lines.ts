import { regionLabel } from '@attune/shared';
import { capital } from '../../../lib/words.ts';

interface Work {
  readonly region: string;
  readonly modality: string;
  readonly pressureAsked: number | null;
  readonly pressure: number;
  readonly minutes: number;
}

export interface WorkLine extends Work {
  readonly key: string;
}

const bareOf = (region: string) => region.replace(/-(left|right)$/, '');
const mirrored = (region: string) =>
  region.endsWith('-left') ? region.replace(/-left$/, '-right') : region.replace(/-right$/, '-left');

/** The work of a session, a line for each region; both sides worked alike are one line. */
export function workLines(work: readonly Work[]): WorkLine[] {
  const used = new Set<number>();
  return work.flatMap((one, index) => {
    if (used.has(index)) return [];
    const other = work.findIndex(
      (two, at) =>
        at > index &&
        !used.has(at) &&
        two.region === mirrored(one.region) &&
        two.region !== one.region &&
        two.modality === one.modality &&
        two.pressure === one.pressure &&
        two.pressureAsked === one.pressureAsked &&
        two.minutes === one.minutes,
    );
    if (other === -1) return [{ ...one, key: `${index}`, region: regionLabel(one.region) }];
    used.add(other);
    return [
      { ...one, key: `${index}`, region: `${capital(bareOf(one.region).replaceAll('-', ' '))} (both)` },
    ];
  });
}
