import { INSTRUMENTS, MOST_WEEKS_BETWEEN, WEEKDAYS } from '@attune/shared';
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { AssignMeasureDocument } from '../../../generated/measures.ts';
import { fieldMessage } from '../../../lib/results.ts';
import { useIdempotencyKey } from '../../../lib/use-idempotency-key.ts';
import { useVerb } from '../../../lib/use-verb.ts';
import { Row, Stack } from '../../../ui/layout.tsx';
import { ProblemNotice } from '../../../ui/notice.tsx';
import { Select } from '../../../ui/select.tsx';
import { useToast } from '../../../ui/toast.tsx';
import { type AssignForm, inputOf } from './assign-form.ts';

interface AssignFieldsProps {
  readonly clientId: string;
  readonly form: AssignForm;
  /** The assignment that another rhythm takes the place of; null for a new one. */
  readonly replaces: string | null;
  readonly onLeave: () => void;
}

const WEEKS = Array.from({ length: MOST_WEEKS_BETWEEN }, (_, index) => index + 1);
const RHYTHMS = [
  { value: 'EVERY_WEEKS', label: 'every so many weeks' },
  { value: 'BEFORE_SESSION', label: 'before each session' },
  { value: 'AFTER_SESSION', label: 'after each session' },
  { value: 'ONCE', label: 'once' },
] as const;
const DISCIPLINES = [
  { value: 'PSYCHOTHERAPY', label: 'psychotherapy' },
  { value: 'MASSAGE', label: 'bodywork' },
] as const;

/** A questionnaire becomes part of the plan, or another rhythm of one that is. */
export function AssignFields({ clientId, form: given, replaces, onLeave }: AssignFieldsProps) {
  const [form, setForm] = useState(given);
  const { current, renew } = useIdempotencyKey();
  const assign = useVerb(AssignMeasureDocument, 'assignMeasure');
  const say = useToast();
  const change = (some: Partial<AssignForm>) => {
    renew();
    setForm({ ...form, ...some });
  };
  const error = (path: string) => fieldMessage(assign.problem, path);
  const weekly = form.rhythm === 'EVERY_WEEKS';
  const calendar = weekly || form.rhythm === 'ONCE';
  const save = async () => {
    const outcome = await assign.run({
      input: { ...inputOf(form, clientId, replaces), idempotencyKey: current() },
    });
    if (outcome.ok) {
      say(`${form.code} is part of the plan.`);
      onLeave();
    }
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!assign.busy) void save();
      }}
    >
      <Stack gap={14}>
        <Select
          label="Questionnaire"
          value={form.code}
          placeholder="Choose"
          error={error('code')}
          onChange={(code) => change({ code })}
          options={INSTRUMENTS.map(({ code, name, about }) => ({
            value: code,
            label: `${name}: ${about}`,
            disabled: replaces !== null && code !== given.code,
          }))}
        />
        <Select
          label="It is asked for"
          value={form.rhythm}
          onChange={(rhythm) => change({ rhythm: rhythm || 'EVERY_WEEKS' })}
          options={RHYTHMS}
        />
        {weekly && (
          <Row gap={14}>
            <Select
              label="Every"
              value={form.everyWeeks}
              error={error('everyWeeks')}
              onChange={(everyWeeks) => change({ everyWeeks })}
              options={WEEKS.map((weeks) => ({
                value: String(weeks),
                label: weeks === 1 ? 'week' : `${weeks} weeks`,
              }))}
            />
            <Select
              label="On"
              value={form.weekday}
              placeholder="the weekday of the first day"
              onChange={(weekday) => change({ weekday })}
              options={WEEKDAYS.map((name, index) => ({ value: String(index + 1), label: `${name}s` }))}
            />
          </Row>
        )}
        {!calendar && (
          <Select
            label="Sessions of"
            value={form.discipline}
            placeholder="both disciplines"
            onChange={(discipline) => change({ discipline })}
            options={DISCIPLINES}
          />
        )}
        <Row gap={14}>
          {calendar && (
            <TextInput
              type="time"
              label="From this time of day"
              value={form.clock}
              error={error('clock')}
              onChange={(event) => change({ clock: event.currentTarget.value })}
            />
          )}
          <TextInput
            type="date"
            label="First day (left out: today)"
            value={form.startsOn}
            error={error('startsOn')}
            onChange={(event) => change({ startsOn: event.currentTarget.value })}
          />
          {form.rhythm !== 'ONCE' && (
            <TextInput
              type="date"
              label="Last day (if there is one)"
              value={form.endsOn}
              error={error('endsOn')}
              onChange={(event) => change({ endsOn: event.currentTarget.value })}
            />
          )}
        </Row>
        <p className="quiet">{WINDOWS[form.rhythm]}</p>
        <ProblemNotice problem={assign.problem} />
        <Row>
          <Button type="submit" loading={assign.busy}>
            {replaces === null ? 'Add to the plan' : 'Change it from today on'}
          </Button>
          <Button variant="default" onClick={onLeave}>
            Leave it
          </Button>
        </Row>
      </Stack>
    </form>
  );
}

/** When it may be answered, for each rhythm. */
const WINDOWS: Readonly<Record<AssignForm['rhythm'], string>> = {
  EVERY_WEEKS:
    'It may be answered for a week from then on. The client is reminded once, and can say “not today”.',
  ONCE: 'It may be answered for a week from then on. The client is reminded once, and can say “not today”.',
  BEFORE_SESSION:
    'It may be answered from two days before the session until it begins. The client is reminded once, a day before, and can say “not today”.',
  AFTER_SESSION:
    'It may be answered for three days after the session’s end. The client is reminded once, two hours after it, and can say “not today”.',
};
