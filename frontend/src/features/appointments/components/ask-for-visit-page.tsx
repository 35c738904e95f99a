import { useQuery } from '@apollo/client/react';
import { type FormEvent, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import {
  MyServicesDocument,
  type MyServicesQuery,
  MySlotsDocument,
  RequestVisitDocument,
} from '../../../generated/appointments.ts';
import { dayAndTime, dayOf } from '../../../lib/dates.ts';
import { PATHS } from '../../../lib/paths.ts';
import { useIdempotencyKey } from '../../../lib/use-idempotency-key.ts';
import { useVerb } from '../../../lib/use-verb.ts';
import { useViewer, useZone } from '../../../lib/viewer.tsx';
import { Ask } from '../../../ui/ask.tsx';
import { Leaf, Leaves } from '../../../ui/leaf.tsx';
import { ProblemNotice } from '../../../ui/notice.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { Repeats } from '../../../ui/series/repeats.tsx';
import { SeriesDates } from '../../../ui/series/series-dates.tsx';
import { useSeriesBooking } from '../../../ui/series/use-series-booking.ts';
import { useToast } from '../../../ui/toast.tsx';
import { LeafChoice, LeafChoices } from '../../../ui/leaf-choices.tsx';
import styles from './ask-for-visit.module.css';
import { minutesWith } from './visit.ts';
import { CallThePractice } from './call-the-practice.tsx';
import { type Slot, SlotChoice, slotKey } from './slot-choice.tsx';

type Service = MyServicesQuery['services'][number];

const WEEKS_AHEAD = 4;
const WEEK_MS = 7 * 86_400_000;
/** The server gives times that differ, the best first. */
const ASKED = 12;

/** Asking for a time: what for, then one of the times that fit the plan, with the reasons. */
export function AskForVisitPage() {
  const asked = useQuery(MyServicesDocument);
  const [serviceId, setServiceId] = useState('');
  return (
    <>
      <PageTitle>Ask for a time</PageTitle>
      <Leaves>
        <Ask of={asked} lines={4}>
          {({ services }) => {
            const mine = services.filter((one) => one.practitioners.length > 0);
            return mine.length === 0 ? (
              <Leaf title="Nothing can be asked for yet">
                <p>Times open up once somebody is on your team.</p>
                <p>
                  <Link to={PATHS.myTeam}>My team</Link>
                </p>
              </Leaf>
            ) : (
              <Services services={mine} chosen={serviceId} onChoose={setServiceId} />
            );
          }}
        </Ask>
        {serviceId !== '' && <Times key={serviceId} serviceId={serviceId} />}
      </Leaves>
    </>
  );
}

interface ServicesProps {
  readonly services: readonly Service[];
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
}

function Services({ services, chosen, onChoose }: ServicesProps) {
  return (
    <Leaf>
      <LeafChoices legend="What for?">
        {services.map((service) => (
          <LeafChoice
            key={service.id}
            name="service"
            checked={chosen === service.id}
            onChange={() => onChoose(service.id)}
            title={service.name}
            sub={minutesWith(service)}
          />
        ))}
      </LeafChoices>
    </Leaf>
  );
}

function Times({ serviceId }: { readonly serviceId: string }) {
  const { clientId } = useViewer();
  const [range] = useState(() => ({
    from: new Date().toISOString(),
    to: new Date(Date.now() + WEEKS_AHEAD * WEEK_MS).toISOString(),
  }));
  const asked = useQuery(MySlotsDocument, {
    variables: { input: { clientId: clientId ?? '', serviceId, first: ASKED, ...range } },
    fetchPolicy: 'network-only',
  });
  return (
    <Ask of={asked} lines={4}>
      {({ suggestSlots }) =>
        suggestSlots.length === 0 ? (
          <Leaf title="No time fits in the next four weeks">
            <p>Please call the practice, or ask for something else.</p>
            <CallThePractice />
            <p>
              Bodywork begins once the health questions are answered:{' '}
              <Link to={PATHS.myHealth}>My health</Link>
            </p>
          </Leaf>
        ) : (
          <Slots slots={suggestSlots} serviceId={serviceId} />
        )
      }
    </Ask>
  );
}

function Slots({ slots, serviceId }: { readonly slots: readonly Slot[]; readonly serviceId: string }) {
  const { clientId } = useViewer();
  const zone = useZone();
  const navigate = useNavigate();
  const say = useToast();
  const key = useIdempotencyKey();
  const book = useVerb(RequestVisitDocument, 'bookAppointment');
  const [chosen, setChosen] = useState('');
  const slot = slots.find((one) => slotKey(one) === chosen);
  const { practitionerId = '', startsAt = '' } = slot ?? {};
  const series = useSeriesBooking(
    slot ? { clientId: clientId ?? '', serviceId, practitionerId, startsAt } : null,
  );
  const busy = book.busy || series.busy;
  const disabled = !slot || busy || (series.rhythm !== null && !series.ready);

  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (!slot || disabled) return;
    if (series.rhythm) {
      const asked = await series.run(key.current());
      key.renew();
      if (asked) {
        say('Asked for all of it. The practice will confirm it.');
        await navigate(PATHS.myAppointments);
      }
      return;
    }
    const outcome = await book.run({
      input: {
        clientId: clientId ?? '',
        practitionerId: slot.practitionerId,
        serviceId,
        startsAt: slot.startsAt,
        idempotencyKey: key.current(),
      },
    });
    if (outcome.ok) {
      say(outcome.value.state === 'REQUESTED' ? 'Asked for. The practice will confirm it.' : 'Booked.');
      await navigate(PATHS.myAppointments);
    }
  };
  return (
    <Leaf>
      <form className={styles.form} onSubmit={send}>
        <SlotChoice
          slots={slots}
          chosen={slot ?? null}
          onChoose={(one) => {
            setChosen(slotKey(one));
            key.renew();
            series.restart();
          }}
        />
        {slot && (
          <Repeats firstDay={dayOf(slot.startsAt, zone)} value={series.rhythm} onChange={series.setRhythm} />
        )}
        {slot && series.rhythm && (
          <Ask of={series.asked} lines={4}>
            {({ previewSeries }) => <SeriesDates {...previewSeries} onOverride={series.override} />}
          </Ask>
        )}
        <ProblemNotice problem={series.rhythm ? series.problem : book.problem} />
        <button className={styles.send} type="submit" aria-disabled={disabled} aria-busy={busy || undefined}>
          {slot
            ? series.rhythm
              ? 'Ask for all of it'
              : `Ask for ${dayAndTime(slot.startsAt, zone)}`
            : 'Choose a time'}
        </button>
      </form>
    </Leaf>
  );
}
