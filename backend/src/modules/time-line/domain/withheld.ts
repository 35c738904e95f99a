import { type ClientAction, type ClientFacts, decide, type SharingCategory } from '@attune/shared';

/** The parts of a time line of which something may be kept from the viewer. */
export const TIME_LINE_LANES = [
  'MEASURES',
  'CHECK_INS',
  'PSYCHOTHERAPY',
  'BODYWORK',
  'FLAGS',
  'PLAN',
] as const;
export type TimeLineLane = (typeof TIME_LINE_LANES)[number];

export interface WithheldLane {
  readonly lane: TimeLineLane;
  /** One line for the viewer: what is not shown, and who decides about it. */
  readonly reason: string;
  readonly category: SharingCategory | null;
}

interface Asked {
  readonly lane: TimeLineLane;
  readonly action: ClientAction;
  readonly category: SharingCategory | null;
  /** Where the reason of the access table does not say what of the lane it is. */
  readonly words?: string;
}

const ASKED: readonly Asked[] = [
  { lane: 'MEASURES', action: 'measure.read', category: 'MEASURES' },
  {
    lane: 'CHECK_INS',
    action: 'measure.read',
    category: 'MEASURES',
    words:
      'Of check-ins, distress, sleep and pain are shown. The client decides about mood, and has not shared it with you.',
  },
  {
    lane: 'PSYCHOTHERAPY',
    action: 'appointment.readClass',
    category: null,
    words:
      'When psychotherapy was is shown; what it was about stays between the client and the psychotherapists.',
  },
  { lane: 'BODYWORK', action: 'note.session.read', category: 'SESSION_RESPONSES' },
  {
    lane: 'FLAGS',
    action: 'flag.readReason',
    category: null,
    words: 'Why a flag was raised is shown to whoever raised it and to the psychotherapists of the team.',
  },
  { lane: 'PLAN', action: 'plan.read', category: 'PLAN' },
];

/** What of the time line is kept from somebody with these facts, one line for each part. */
export function withheldLanes(facts: ClientFacts): WithheldLane[] {
  return ASKED.flatMap(({ lane, action, category, words }) => {
    const decision = decide(action, facts);
    return decision.allow ? [] : [{ lane, reason: words ?? decision.reason, category }];
  });
}
