import { FURTHEST_DAYS, hoursInWords, LONGEST_NOTICE_HOURS } from '@attune/shared';
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import {
  ChangeBookingLimitsDocument,
  type LimitsFragment,
  type PracticeRulesQuery,
} from '../../../generated/hours.ts';
import { fieldMessage } from '../../../lib/results.ts';
import { useVerb } from '../../../lib/use-verb.ts';
import { Card } from '../../../ui/card.tsx';
import { Dialog, DialogForm } from '../../../ui/dialog.tsx';
import { Select } from '../../../ui/select.tsx';
import { useToast } from '../../../ui/toast.tsx';
import styles from './hours.module.css';

const FIELDS = ['clientNoticeHours', 'staffNoticeHours', 'horizonDays', 'clientChangeHours'] as const;
type Field = (typeof FIELDS)[number];

const WORDS: Readonly<Record<Field, { readonly label: string; readonly description: string }>> = {
  clientNoticeHours: {
    label: 'Clients ask at least so many hours ahead',
    description: '0: up to the last minute',
  },
  staffNoticeHours: {
    label: 'The practice books at least so many hours ahead',
    description: '0: up to the last minute',
  },
  horizonDays: {
    label: 'Times are given up to so many days ahead',
    description: `At most ${FURTHEST_DAYS}`,
  },
  clientChangeHours: {
    label: 'Clients move a visit by themselves until so many hours before',
    description:
      'Later they call. They can always cancel; what is cancelled later is marked as late, and no more.',
  },
};

interface LimitsCardProps {
  readonly limits: PracticeRulesQuery['bookingLimits'];
  readonly people: PracticeRulesQuery['members'];
}

/** How near and how far ahead times are given: of the practice, and of people for whom it differs. */
export function LimitsCard({ limits: { practice, practitioners }, people }: LimitsCardProps) {
  const [open, setOpen] = useState<string | null>(null);
  const nameOf = (id: string | null) => people.find((one) => one.id === id)?.name ?? 'The practice';
  const own = (id: string): LimitsFragment =>
    practitioners.find(({ memberId }) => memberId === id) ?? {
      __typename: 'BookingLimits',
      memberId: id,
      clientNoticeHours: null,
      staffNoticeHours: null,
      horizonDays: null,
      clientChangeHours: null,
      version: 0,
    };
  const differing = practitioners.filter((one) => FIELDS.some((field) => one[field] !== null));
  return (
    <Card title="Booking limits" flush>
      <dl className={styles.limits}>
        <div>
          <dt>Clients ask for a visit</dt>
          <dd>{noticeInWords(practice.clientNoticeHours)}</dd>
        </div>
        <div>
          <dt>The practice books</dt>
          <dd>{noticeInWords(practice.staffNoticeHours)}</dd>
        </div>
        <div>
          <dt>Times are given</dt>
          <dd>up to {practice.horizonDays} days ahead</dd>
        </div>
        <div>
          <dt>Clients move a visit by themselves</dt>
          <dd>
            {practice.clientChangeHours === 0
              ? 'until it begins'
              : `until ${hoursInWords(practice.clientChangeHours ?? 0)} before`}
          </dd>
        </div>
      </dl>
      <ul className={styles.list}>
        {differing.map((one) => (
          <li key={one.memberId}>
            <div>
              <p>{nameOf(one.memberId)}</p>
              <p className="quiet small">
                {FIELDS.filter((field) => one[field] !== null)
                  .map((field) => `${WORDS[field].label}: ${one[field]}`)
                  .join(' · ')}
              </p>
            </div>
            <Button
              variant="default"
              aria-label={`Change the limits of ${nameOf(one.memberId)}`}
              onClick={() => setOpen(one.memberId)}
            >
              Change
            </Button>
          </li>
        ))}
      </ul>
      <div className={styles.limitsFoot}>
        <Button onClick={() => setOpen('PRACTICE')}>Change the limits</Button>
        <Select
          label="Somebody for whom it differs"
          placeholder="Choose a person"
          value=""
          onChange={(id) => id !== '' && setOpen(id)}
          options={people.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </div>
      {open !== null && (
        <LimitsDialog
          limits={open === 'PRACTICE' ? practice : own(open)}
          practice={practice}
          name={open === 'PRACTICE' ? null : nameOf(open)}
          onClose={() => setOpen(null)}
        />
      )}
    </Card>
  );
}

interface LimitsDialogProps {
  readonly limits: LimitsFragment;
  readonly practice: LimitsFragment;
  /** Of whom; null for the practice. */
  readonly name: string | null;
  readonly onClose: () => void;
}

function LimitsDialog({ limits, practice, name, onClose }: LimitsDialogProps) {
  const [values, setValues] = useState<Readonly<Record<Field, string>>>({
    clientNoticeHours: text(limits.clientNoticeHours),
    staffNoticeHours: text(limits.staffNoticeHours),
    horizonDays: text(limits.horizonDays),
    clientChangeHours: text(limits.clientChangeHours),
  });
  const change = useVerb(ChangeBookingLimitsDocument, 'changeBookingLimits');
  const say = useToast();
  const number = (field: Field) => (values[field].trim() === '' ? null : Number(values[field]));
  const whole = FIELDS.every((field) => /^\d{0,4}$/.test(values[field].trim()));
  return (
    <Dialog
      title={name === null ? 'Booking limits of the practice' : `Booking limits of ${name}`}
      onClose={onClose}
    >
      <DialogForm
        submit="Save"
        onSubmit={async () => {
          const outcome = await change.run({
            input: {
              memberId: limits.memberId,
              expectedVersion: limits.version,
              clientNoticeHours: number('clientNoticeHours'),
              staffNoticeHours: number('staffNoticeHours'),
              horizonDays: number('horizonDays'),
              clientChangeHours: number('clientChangeHours'),
            },
          });
          if (outcome.ok) {
            say('The limits are saved.');
            onClose();
          }
        }}
        onCancel={onClose}
        busy={change.busy}
        problem={change.problem}
        shown={FIELDS}
        disabled={!whole}
      >
        {name !== null && <p className="quiet">What is left empty is as the practice has it.</p>}
        {FIELDS.map((field) => (
          <TextInput
            key={field}
            type="number"
            inputMode="numeric"
            min={field === 'horizonDays' ? 1 : 0}
            max={field === 'horizonDays' ? FURTHEST_DAYS : LONGEST_NOTICE_HOURS}
            label={WORDS[field].label}
            description={WORDS[field].description}
            placeholder={name === null ? '' : text(practice[field])}
            value={values[field]}
            error={fieldMessage(change.problem, field)}
            onChange={(event) => {
              const { value } = event.currentTarget;
              setValues((before) => ({ ...before, [field]: value }));
            }}
          />
        ))}
      </DialogForm>
    </Dialog>
  );
}

const text = (value: number | null) => (value === null ? '' : String(value));

function noticeInWords(hours: number | null): string {
  return hours === null || hours === 0 ? 'up to the last minute' : `at least ${hoursInWords(hours)} ahead`;
}
