/** What this process has asked of PostgreSQL so far; the tests count statements and round trips by it. */
export const traffic = { roundTrips: 0, statements: 0 };
