import { GAD_7 } from './gad-7.ts';
import type { Instrument } from './instrument.ts';
import { PCL_5 } from './pcl-5.ts';
import { PHQ_2 } from './phq-2.ts';
import { PHQ_4 } from './phq-4.ts';
import { PHQ_8 } from './phq-8.ts';
import { PHQ_9 } from './phq-9.ts';

/** Every questionnaire that ships, the one that is asked most first. */
export const INSTRUMENTS: readonly Instrument[] = [PHQ_9, GAD_7, PCL_5, PHQ_4, PHQ_8, PHQ_2];

/** The questionnaire of a code; null for one that does not ship. */
export function instrumentOf(code: string): Instrument | null {
  return INSTRUMENTS.find((one) => one.code === code) ?? null;
}
