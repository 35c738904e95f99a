import type { PlacementVerdict } from '@attune/shared';
import { useCallback, useState } from 'react';
import { RescheduleDocument } from '../../../../generated/scheduling.ts';
import { dayAndTime } from '../../../../lib/dates.ts';
import type { Problem } from '../../../../lib/results.ts';
import { useVerb } from '../../../../lib/use-verb.ts';
import { useZone } from '../../../../lib/viewer.tsx';
import { PlainButton } from '../../../../ui/plain-button.tsx';
import { useToast } from '../../../../ui/toast.tsx';
import type { Visit } from './items.ts';

/** Where an appointment is to go. */
export interface Wish {
  readonly start: number;
  readonly practitionerId: string;
  readonly practitionerName: string;
}

/** A move that something stands against. */
export interface Refused {
  readonly visit: Visit;
  readonly wish: Wish;
  readonly verdict: PlacementVerdict | null;
  readonly problem: Problem | null;
}

/** Moves appointments: at once where all is well, with an undo; else what stands against it is asked about. */
export function useMovingAppointments() {
  const zone = useZone();
  const say = useToast();
  const { run } = useVerb(RescheduleDocument, 'rescheduleAppointment');
  const [pending, setPending] = useState<{ readonly id: string; readonly wish: Wish } | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);

  const send = useCallback(
    async (visit: Pick<Visit, 'id' | 'version'>, wish: Wish) => {
      setPending({ id: visit.id, wish });
      const outcome = await run({
        input: {
          appointmentId: visit.id,
          expectedVersion: visit.version,
          startsAt: new Date(wish.start).toISOString(),
          practitionerId: wish.practitionerId,
          override: null,
        },
      });
      setPending(null);
      return outcome;
    },
    [run],
  );

  const move = useCallback(
    async (visit: Visit, wish: Wish, verdict: PlacementVerdict | null) => {
      if (verdict && !verdict.fits) {
        setRefused({ visit, wish, verdict, problem: null });
        return;
      }
      const back: Wish = {
        start: Date.parse(visit.startsAt),
        practitionerId: visit.practitioner.id,
        practitionerName: visit.practitioner.name,
      };
      const outcome = await send(visit, wish);
      if (!outcome.ok) {
        setRefused({ visit, wish, verdict: null, problem: outcome.problem });
        return;
      }
      const { id, version } = outcome.value;
      const undo = async () => {
        const undone = await send({ id, version }, back);
        if (undone.ok) {
          say('It is back where it was.');
        } else {
          // Where it was, a rule was set aside before: that is asked about again.
          const startsAt = new Date(wish.start).toISOString();
          setRefused({
            visit: { ...visit, version, startsAt },
            wish: back,
            verdict: null,
            problem: undone.problem,
          });
        }
      };
      say(
        <>
          Moved to {dayAndTime(wish.start, zone)}. <PlainButton onClick={() => void undo()}>Undo</PlainButton>
        </>,
      );
    },
    [say, send, zone],
  );

  return { move, pending, refused, settle: useCallback(() => setRefused(null), []) };
}
