import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import {
  BookDocument,
  BookingChoicesDocument,
  type BookingChoicesQuery,
} from '../../../generated/scheduling.ts';
import type { ClientRef } from '../../../lib/dialogs.tsx';
import { dayOf } from '../../../lib/dates.ts';
import { useIdempotencyKey } from '../../../lib/use-idempotency-key.ts';
import { useVerb } from '../../../lib/use-verb.ts';
import { isManager, isPsychotherapist, useViewer, useZone } from '../../../lib/viewer.tsx';
import { Ask } from '../../../ui/ask.tsx';
import { Dialog, DialogForm } from '../../../ui/dialog.tsx';
import { HoldBanner } from '../../../ui/hold-banner.tsx';
import { Select } from '../../../ui/select.tsx';
import { Repeats } from '../../../ui/series/repeats.tsx';
import { SeriesDates } from '../../../ui/series/series-dates.tsx';
import { useSeriesBooking } from '../../../ui/series/use-series-booking.ts';
import { Empty, NotThere } from '../../../ui/states.tsx';
import { useToast } from '../../../ui/toast.tsx';
import { type ChosenTime, FindATime } from './find-a-time.tsx';
import { mayOverride, Override } from './override.tsx';
import styles from './slots.module.css';

interface BookDialogProps {
  readonly client: ClientRef;
  /** A time with somebody that is tried first. */
  readonly wish?: ChosenTime | undefined;
  readonly onClose: () => void;
}

type Choices = {
  readonly services: BookingChoicesQuery['services'];
  readonly client: NonNullable<BookingChoicesQuery['client']>;
};

/** Books a session: what, with whom, and a time that the rules of the plan like. */
export function BookDialog({ client, wish, onClose }: BookDialogProps) {
  const asked = useQuery(BookingChoicesDocument, { variables: { clientId: client.id } });
  return (
    <Dialog title={`Book for ${client.name}`} size="lg" onClose={onClose}>
      <Ask of={asked}>
        {({ services, client: found }) =>
          found ? (
            <BookForm choices={{ services, client: found }} wish={wish} onClose={onClose} />
          ) : (
            <NotThere />
          )
        }
      </Ask>
    </Dialog>
  );
}

function BookForm({
  choices: { services, client },
  wish,
  onClose,
}: {
  readonly choices: Choices;
  readonly wish: ChosenTime | undefined;
  readonly onClose: () => void;
}) {
  const viewer = useViewer();
  const zone = useZone();
  const [serviceId, setServiceId] = useState('');
  const [practitionerId, setPractitionerId] = useState('');
  const [time, setTime] = useState<ChosenTime | null>(null);
  const [override, setOverride] = useState('');
  const key = useIdempotencyKey();
  const book = useVerb(BookDocument, 'bookAppointment');
  const series = useSeriesBooking(time && { ...time, clientId: client.id, serviceId });
  const say = useToast();

  const onlyOwn = !isPsychotherapist(viewer) && !isManager(viewer);
  const team = client.careTeam.filter(
    (place) =>
      (place.state === 'ACTIVE' || place.state === 'TRIAL') &&
      (!onlyOwn || place.member.id === viewer.memberId),
  );
  const offered = services.filter((service) => team.some((place) => place.discipline === service.discipline));
  const service = services.find((one) => one.id === serviceId);
  const able = team.filter((place) => place.discipline === service?.discipline);
  const wished = able.find((place) => place.member.id === wish?.practitionerId)?.member.id;
  const withWhom = practitionerId || (wished ?? (able.length === 1 ? (able[0]?.member.id ?? '') : ''));
  const restart = () => {
    setTime(null);
    book.forget();
    series.restart();
  };
  if (offered.length === 0) {
    return (
      <Empty title="Nobody on the team can be booked yet">
        The client agrees to a team member first; that begins with a trial.
      </Empty>
    );
  }
  const submit = async () => {
    if (!time) return;
    if (series.rhythm) {
      const booked = await series.run(key.current());
      key.renew();
      if (booked) {
        say('All of it is booked.');
        onClose();
      }
      return;
    }
    const outcome = await book.run({
      input: {
        clientId: client.id,
        practitionerId: time.practitionerId,
        serviceId,
        startsAt: time.startsAt,
        override: override ? { reason: override } : null,
        idempotencyKey: key.current(),
      },
    });
    // A refused time is mended by another one, and that is another intention.
    key.renew();
    if (outcome.ok) {
      say('It is booked.');
      onClose();
    }
  };
  return (
    <DialogForm
      submit={series.rhythm ? 'Book all of it' : 'Book it'}
      onSubmit={submit}
      onCancel={onClose}
      busy={book.busy || series.busy}
      problem={series.rhythm ? series.problem : book.problem}
      disabled={time === null || (series.rhythm !== null && !series.ready)}
    >
      {service?.discipline === 'MASSAGE' && <HoldBanner hold={client.hold} />}
      <div className={styles.fields}>
        <Select
          label="What"
          placeholder="Choose a service"
          value={serviceId}
          onChange={(value) => {
            setServiceId(value);
            setPractitionerId('');
            restart();
          }}
          options={offered.map((one) => ({ value: one.id, label: `${one.name}, ${one.minutes} min` }))}
        />
        {able.length > 0 && (
          <Select
            label="With"
            value={withWhom}
            {...(able.length > 1 ? { placeholder: 'Whoever is free' } : {})}
            onChange={(value) => {
              setPractitionerId(value);
              restart();
            }}
            options={able.map((place) => ({ value: place.member.id, label: place.member.name }))}
          />
        )}
      </div>
      {serviceId && (
        <FindATime
          key={`${serviceId} ${withWhom}`}
          clientId={client.id}
          serviceId={serviceId}
          practitionerId={withWhom || null}
          wish={wish?.startsAt}
          onChoose={(next) => {
            setTime(next);
            book.forget();
            series.restart();
          }}
        />
      )}
      {time && (
        <Repeats firstDay={dayOf(time.startsAt, zone)} value={series.rhythm} onChange={series.setRhythm} />
      )}
      {time && series.rhythm && (
        <Ask of={series.asked} lines={4}>
          {({ previewSeries }) => <SeriesDates {...previewSeries} onOverride={series.override} />}
        </Ask>
      )}
      {!series.rhythm && mayOverride(book.problem, viewer, time?.practitionerId ?? null) && (
        <Override problem={book.problem} value={override} onChange={setOverride} />
      )}
    </DialogForm>
  );
}
