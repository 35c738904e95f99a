import { type AppointmentState, type BookingLimits, hoursInWords, isLateChange } from '@attune/shared';
import { invalid } from '../../../platform/errors/index.ts';

/**
 * What is confirmed is moved by the client alone until the limit; after it, they call.
 * @throws ProblemError InvalidInput after it.
 */
export function assertInTime(
  head: { readonly state: AppointmentState; readonly startsAt: string },
  limits: BookingLimits,
  now: number,
): void {
  if (head.state !== 'REQUESTED' && isLateChange(limits, Date.parse(head.startsAt), now)) {
    throw invalid({
      path: 'appointmentId',
      message: `Less than ${hoursInWords(limits.clientChangeHours)} before, please call the practice to move it. You can still cancel.`,
    });
  }
}
