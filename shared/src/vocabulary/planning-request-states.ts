export const PLANNING_REQUEST_STATES = ['OPEN', 'BOOKED', 'CLOSED', 'WITHDRAWN'] as const;

/** Where a client's wish to have the coming weeks planned stands. */
export type PlanningRequestState = (typeof PLANNING_REQUEST_STATES)[number];
