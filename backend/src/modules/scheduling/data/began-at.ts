/**
 * When a session began, as far as it is known, in terms of an appointment: "begin" that was pressed
 * hours ahead, or only to write the session up, says nothing of it; then it is when it was booked for.
 */
export const beganAt = (a: string) =>
  `(case when ${a}.begun_at between ${a}.starts_at - interval '30 minutes' and ${a}.ends_at then ${a}.begun_at else ${a}.starts_at end)`;
