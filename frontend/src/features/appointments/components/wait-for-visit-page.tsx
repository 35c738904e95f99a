import { useQuery } from '@apollo/client/react';
import { TextInput } from '@mantine/core';
import { DAY_PARTS, DAY_PARTS_LABELS, type DayPart, WEEKDAYS } from '@attune/shared';
import { type FormEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import {
  MyServicesDocument,
  type MyServicesQuery,
  WaitForVisitDocument,
} from '../../../generated/appointments.ts';
import { addDays, dayOf } from '../../../lib/dates.ts';
import { PATHS } from '../../../lib/paths.ts';
import { useIdempotencyKey } from '../../../lib/use-idempotency-key.ts';
import { useVerb } from '../../../lib/use-verb.ts';
import { useViewer, useZone } from '../../../lib/viewer.tsx';
import { firstName } from '../../../lib/words.ts';
import { Ask } from '../../../ui/ask.tsx';
import { Leaf, Leaves } from '../../../ui/leaf.tsx';
import { ProblemNotice } from '../../../ui/notice.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { Select } from '../../../ui/select.tsx';
import { useToast } from '../../../ui/toast.tsx';
import { LeafChoice, LeafChoices } from '../../../ui/leaf-choices.tsx';
import styles from './ask-for-visit.module.css';
import { minutesWith } from './visit.ts';

type Service = MyServicesQuery['services'][number];

const WEEKS_AHEAD = 4;
const NOTICE = [
  { value: '2', label: '2 hours before is enough' },
  { value: '24', label: '1 day before' },
  { value: '72', label: '3 days before' },
  { value: '168', label: '1 week before' },
] as const;

/** Joining the waiting list: what for, when it suits, and how early somebody needs to know. */
export function WaitForVisitPage() {
  const asked = useQuery(MyServicesDocument);
  return (
    <>
      <PageTitle>Wait for a time</PageTitle>
      <Leaves>
        <Ask of={asked} lines={4}>
          {({ services }) => {
            const mine = services.filter((one) => one.practitioners.length > 0);
            return mine.length === 0 ? (
              <Leaf title="Nothing can be waited for yet">
                <p>Times open up once somebody is on your team.</p>
              </Leaf>
            ) : (
              <WaitForm services={mine} />
            );
          }}
        </Ask>
      </Leaves>
    </>
  );
}

function WaitForm({ services }: { readonly services: readonly Service[] }) {
  const { clientId } = useViewer();
  const zone = useZone();
  const navigate = useNavigate();
  const say = useToast();
  const key = useIdempotencyKey();
  const verb = useVerb(WaitForVisitDocument, 'joinWaitingList');
  const [today] = useState(() => dayOf(Date.now(), zone));
  const [serviceId, setServiceId] = useState('');
  const [practitionerId, setPractitionerId] = useState('');
  const [weekdays, setWeekdays] = useState<readonly number[]>([]);
  const [parts, setParts] = useState<readonly DayPart[]>([]);
  const [from, setFrom] = useState(today);
  const [until, setUntil] = useState(addDays(today, WEEKS_AHEAD * 7));
  const [notice, setNotice] = useState<string>('24');
  const service = services.find((one) => one.id === serviceId);
  const ready = service !== undefined && from !== '' && until !== '' && !verb.busy;

  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (!ready) return;
    const outcome = await verb.run({
      input: {
        clientId: clientId ?? '',
        serviceId,
        practitionerId: practitionerId || null,
        weekdays: [...weekdays],
        parts: [...parts],
        from,
        until,
        noticeHours: Number(notice),
        idempotencyKey: key.current(),
      },
    });
    if (outcome.ok) {
      say('You are on the list.');
      await navigate(PATHS.myAppointments);
    } else {
      key.renew();
    }
  };
  return (
    <Leaf>
      <form className={styles.form} onSubmit={send} noValidate>
        <LeafChoices legend="What for?">
          {services.map((one) => (
            <LeafChoice
              key={one.id}
              name="service"
              checked={one.id === serviceId}
              onChange={() => {
                setServiceId(one.id);
                setPractitionerId('');
              }}
              title={one.name}
              sub={minutesWith(one)}
            />
          ))}
        </LeafChoices>
        {service && service.practitioners.length > 1 && (
          <Select
            label="With whom?"
            placeholder="Anybody of my team"
            value={practitionerId}
            onChange={setPractitionerId}
            options={service.practitioners.map(({ id, name }) => ({ value: id, label: firstName(name) }))}
          />
        )}
        <LeafChoices legend="Which days suit you?">
          <div className={styles.days}>
            {WEEKDAYS.map((day, index) => (
              <LeafChoice
                key={day}
                type="checkbox"
                checked={weekdays.includes(index + 1)}
                onChange={() => setWeekdays(toggled(weekdays, index + 1))}
                title={day}
              />
            ))}
          </div>
          <p className={styles.sub}>Choose none, and any day will do.</p>
        </LeafChoices>
        <LeafChoices legend="What time of day?">
          <div className={styles.days}>
            {DAY_PARTS.map((part) => (
              <LeafChoice
                key={part}
                type="checkbox"
                checked={parts.includes(part)}
                onChange={() => setParts(toggled(parts, part))}
                title={DAY_PARTS_LABELS[part]}
              />
            ))}
          </div>
          <p className={styles.sub}>Choose none, and any time will do.</p>
        </LeafChoices>
        <div className={styles.days}>
          <TextInput
            type="date"
            label="From"
            value={from}
            min={today}
            onChange={(event) => setFrom(event.currentTarget.value)}
          />
          <TextInput
            type="date"
            label="Until"
            value={until}
            min={from}
            onChange={(event) => setUntil(event.currentTarget.value)}
          />
        </div>
        <Select
          label="How early do you need to know?"
          value={notice}
          onChange={(value) => setNotice(value || '24')}
          options={NOTICE.map(({ value, label }) => ({ value: value as string, label }))}
        />
        <ProblemNotice problem={verb.problem} />
        <button
          className={styles.send}
          type="submit"
          aria-disabled={!ready}
          aria-busy={verb.busy || undefined}
        >
          {service ? 'Wait for a time' : 'Choose what for'}
        </button>
      </form>
    </Leaf>
  );
}

function toggled<Value>(values: readonly Value[], value: Value): readonly Value[] {
  return values.includes(value) ? values.filter((one) => one !== value) : [...values, value];
}
