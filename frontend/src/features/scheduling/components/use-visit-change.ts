import { skipToken, useQuery } from '@apollo/client/react';
import { useState } from 'react';
import {
  type AppointmentFieldsFragment,
  ChangeSeriesDocument,
  PreviewSeriesChangeDocument,
  RescheduleDocument,
} from '../../../generated/scheduling.ts';
import { useVerb } from '../../../lib/use-verb.ts';
import { useDateOverrides } from '../../../ui/series/use-date-overrides.ts';
import type { ServiceAndRoom } from './change-fields.tsx';
import type { ChosenTime } from './find-a-time.tsx';
import type { Scope } from './series-scope.tsx';

const AS_IT_IS: ServiceAndRoom = { serviceId: null, roomId: null };

/** A change of an appointment, or of more of its series, that is being made: what it is to be, and every date of it. */
export function useVisitChange(appointment: AppointmentFieldsFragment) {
  const [scope, setScope] = useState<Scope>('THIS');
  const [keepsTime, setKeepsTime] = useState(false);
  const [chosen, setChosen] = useState<ChosenTime | null>(null);
  const [other, setOther] = useState(AS_IT_IS);
  const { dates, set, clear } = useDateOverrides();
  const one = useVerb(RescheduleDocument, 'rescheduleAppointment');
  const several = useVerb(ChangeSeriesDocument, 'changeSeries');
  const time = keepsTime
    ? { startsAt: appointment.startsAt, practitionerId: appointment.practitioner.id }
    : chosen;
  const same = keepsTime && other.serviceId === null && other.roomId === null;
  const input =
    time && !same
      ? { appointmentId: appointment.id, expectedVersion: appointment.version, ...time, ...other }
      : null;
  const seriesInput = input && scope !== 'THIS' ? { ...input, scope, dates } : null;
  const asked = useQuery(
    PreviewSeriesChangeDocument,
    seriesInput ? { variables: { input: seriesInput }, fetchPolicy: 'network-only' } : skipToken,
  );
  const complete = asked.dataState === 'complete' ? asked.data : undefined;
  const preview = complete?.previewSeriesChange ?? null;
  const fits = Boolean(preview && !asked.loading && preview.dates.every((date) => !date.problem));
  const anew = () => {
    clear();
    one.forget();
    several.forget();
  };
  return {
    scope,
    keepsTime,
    time,
    other,
    asked: { ...asked, data: complete },
    /** Something is to be changed, and every date of it can be. */
    ready: scope === 'THIS' ? input !== null : fits,
    busy: one.busy || several.busy,
    problem: scope === 'THIS' ? one.problem : several.problem,
    setScope: (next: Scope) => {
      setScope(next);
      anew();
    },
    setKeepsTime: (keeps: boolean) => {
      setKeepsTime(keeps);
      // What was suggested is gone from the screen.
      setChosen(null);
      anew();
    },
    choose: (next: ChosenTime | null) => {
      setChosen(next);
      anew();
    },
    setOther: (next: ServiceAndRoom) => {
      // Other times suit another service.
      if (next.serviceId !== other.serviceId) setChosen(null);
      setOther(next);
      anew();
    },
    override: (...change: Parameters<typeof set>) => {
      set(...change);
      several.forget();
    },
    /** Makes the change; what came in its way meanwhile is shown among the dates. */
    run: async (reason: string): Promise<boolean> => {
      if (seriesInput) {
        const { ok } = await several.run({ input: seriesInput });
        if (!ok) void asked.refetch();
        return ok;
      }
      if (!input) return false;
      const { ok } = await one.run({ input: { ...input, override: reason ? { reason } : null } });
      return ok;
    },
  };
}
