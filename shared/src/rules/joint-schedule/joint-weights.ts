/**
 * What weighs how much in a joint schedule: the only place where it is said. Whole numbers all, so that
 * a schedule within less than 1 of the bound is the best one.
 */
export const JOINT_WEIGHTS = {
  /** A session that the plan asks for is left out: more than all wishes that it could cost. */
  LEFT_OUT: 1_000,
  /** A soft rule of the plan is not met by a session. */
  WISH_UNMET: 20,
  /** A session is with somebody else than the one whom the client mostly sees for this activity. */
  OTHER_PRACTITIONER: 8,
  /** A day away from the weekday on which the activity mostly is, in the week in which it is due. */
  DAY_OFF_RHYTHM: 2,
  /** A session begins at another time of the day than the activity mostly does. */
  OTHER_TIME: 1,
} as const;
