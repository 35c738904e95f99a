import {
  ESCALATION_LIMITS,
  ESCALATION_WHO,
  ESCALATION_WHO_LABELS,
  type EscalationFault,
  type EscalationStep,
  FLAG_LEVELS_LABELS,
  faultsOfEscalation,
  type LevelEscalation,
  lengthInWords,
  MOST_ESCALATION_STEPS,
  type PeopleOfSteps,
  TELLING_CHANNELS,
  TELLING_CHANNELS_LABELS,
} from '@attune/shared';
import { Button, Checkbox, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { LevelBadge } from '../../../ui/badge.tsx';
import { Card } from '../../../ui/card.tsx';
import { Row, Stack } from '../../../ui/layout.tsx';
import { Select } from '../../../ui/select.tsx';
import styles from './escalation.module.css';
import { Moments } from './moments.tsx';

interface LevelEditorProps {
  readonly policy: LevelEscalation;
  readonly people: PeopleOfSteps;
  /** Null: to look at. */
  readonly onChange: ((policy: LevelEscalation) => void) | null;
}

/** One level: the picture of who is told when, and below it, once it is opened, its steps. */
export function LevelEditor({ policy, people, onChange }: LevelEditorProps) {
  const [open, setOpen] = useState(false);
  const faults = faultsOfEscalation(policy);
  const name = FLAG_LEVELS_LABELS[policy.level];
  return (
    <Card
      title={
        <>
          <LevelBadge level={policy.level} /> {clockInWords(policy)}
        </>
      }
      aside={
        onChange && (
          <Button size="compact-sm" variant="default" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? 'Close' : 'Change'}
            <span className="visually-hidden"> {name}</span>
          </Button>
        )
      }
    >
      <Stack gap={18}>
        <Moments policy={policy} people={people} />
        {open && onChange && <Steps policy={policy} faults={faults} onChange={onChange} />}
        {!open && faults.length > 0 && <p className={styles.fault}>{faults[0]?.message}</p>}
      </Stack>
    </Card>
  );
}

function clockInWords({ acknowledgeWithinMinutes: within }: LevelEscalation): string {
  return within === null ? 'to know, without a clock' : `to be answered within ${lengthInWords(within)}`;
}

interface StepsProps {
  readonly policy: LevelEscalation;
  readonly faults: readonly EscalationFault[];
  readonly onChange: (policy: LevelEscalation) => void;
}

function Steps({ policy, faults, onChange }: StepsProps) {
  const { level, steps } = policy;
  const name = FLAG_LEVELS_LABELS[level];
  const limits = ESCALATION_LIMITS[level];
  const faultOf = (path: string) => faults.find((fault) => fault.path === path)?.message ?? null;
  const put = (changed: readonly EscalationStep[]) => onChange({ ...policy, steps: changed });
  /** Two steps change places; the times stay where they are, since steps come in order. */
  const swap = (index: number) => {
    const [one, other] = [steps[index], steps[index + 1]];
    if (!one || !other) return;
    const changed = [...steps];
    changed[index] = { ...other, afterMinutes: one.afterMinutes };
    changed[index + 1] = { ...one, afterMinutes: other.afterMinutes };
    put(changed);
  };
  return (
    <fieldset className={styles.editor}>
      <legend className="visually-hidden">Steps of {name}</legend>
      <div className={styles.clocks}>
        <Minutes
          label="To be answered within, in minutes"
          value={policy.acknowledgeWithinMinutes}
          optional={limits.ownerWithin === null}
          error={faultOf('acknowledgeWithinMinutes')}
          onChange={(acknowledgeWithinMinutes) => onChange({ ...policy, acknowledgeWithinMinutes })}
        />
        <Minutes
          label="Then tell the owner again every, in minutes"
          value={policy.remindEveryMinutes}
          optional={!limits.remind.required}
          error={faultOf('remindEveryMinutes')}
          onChange={(remindEveryMinutes) => onChange({ ...policy, remindEveryMinutes })}
        />
      </div>
      <ol className={styles.steps}>
        {steps.map((step, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a step is what stands at its place.
          <li key={index} className={styles.step}>
            <Select
              label={`Step ${index + 1}: tell`}
              value={step.who}
              error={faultOf(`steps.${index}.who`)}
              options={ESCALATION_WHO.map((who) => ({ value: who, label: ESCALATION_WHO_LABELS[who] }))}
              onChange={(who) => who && put(steps.with(index, { ...step, who }))}
            />
            <Minutes
              label="Minutes after it is raised"
              value={step.afterMinutes}
              error={faultOf(`steps.${index}.afterMinutes`)}
              onChange={(afterMinutes) =>
                put(steps.with(index, { ...step, afterMinutes: afterMinutes ?? 0 }))
              }
            />
            <Ways step={step} index={index} onChange={(changed) => put(steps.with(index, changed))} />
            <Row gap={6}>
              <Button
                variant="default"
                aria-label={`Step ${index + 1} earlier`}
                disabled={index === 0}
                onClick={() => swap(index - 1)}
              >
                <IconArrowUp size={16} aria-hidden="true" />
              </Button>
              <Button
                variant="default"
                aria-label={`Step ${index + 1} later`}
                disabled={index === steps.length - 1}
                onClick={() => swap(index)}
              >
                <IconArrowDown size={16} aria-hidden="true" />
              </Button>
              <Button
                variant="default"
                aria-label={`Remove step ${index + 1}`}
                disabled={steps.length === 1}
                onClick={() => put(steps.toSpliced(index, 1))}
              >
                <IconTrash size={16} aria-hidden="true" />
              </Button>
            </Row>
          </li>
        ))}
      </ol>
      {faultOf('steps') && <p className={styles.fault}>{faultOf('steps')}</p>}
      <Row>
        <Button
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden="true" />}
          disabled={steps.length >= MOST_ESCALATION_STEPS}
          onClick={() => put(withOneMore(policy))}
        >
          Add a step
        </Button>
        <span className="quiet small">{limitsInWords(policy)}</span>
      </Row>
    </fieldset>
  );
}

function Ways({
  step,
  index,
  onChange,
}: {
  readonly step: EscalationStep;
  readonly index: number;
  readonly onChange: (step: EscalationStep) => void;
}) {
  return (
    <fieldset className={styles.ways}>
      <legend className={styles.label}>By</legend>
      <Row gap={14}>
        {TELLING_CHANNELS.map((channel) => (
          <Checkbox
            key={channel}
            label={TELLING_CHANNELS_LABELS[channel]}
            aria-label={`Step ${index + 1} by ${TELLING_CHANNELS_LABELS[channel]}`}
            checked={step.channels.includes(channel)}
            // The bell is always one of the ways.
            disabled={channel === 'BELL'}
            onChange={(event) =>
              onChange({
                ...step,
                channels: TELLING_CHANNELS.filter((one) =>
                  one === channel ? event.currentTarget.checked : step.channels.includes(one),
                ),
              })
            }
          />
        ))}
      </Row>
    </fieldset>
  );
}

interface MinutesProps {
  readonly label: string;
  readonly value: number | null;
  readonly optional?: boolean;
  readonly error: string | null;
  readonly onChange: (minutes: number | null) => void;
}

/** Whole minutes; what is no number counts as none, and the rules say whether that may be. */
function Minutes({ label, value, optional = false, error, onChange }: MinutesProps) {
  return (
    <TextInput
      label={label}
      inputMode="numeric"
      value={value === null ? '' : String(value)}
      placeholder={optional ? 'never' : ''}
      error={error}
      description={value !== null && value >= 60 ? `That is ${lengthInWords(value)}.` : undefined}
      onChange={(event) => {
        const digits = event.currentTarget.value.replaceAll(/\D/g, '').slice(0, 5);
        onChange(digits === '' ? null : Number(digits));
      }}
    />
  );
}

/** One more step, before the owner where the level ends there. */
function withOneMore({ level, steps }: LevelEscalation): EscalationStep[] {
  const last = steps.at(-1);
  const ends = ESCALATION_LIMITS[level].ownerWithin !== null && last?.who === 'OWNER';
  const before = ends ? steps.at(-2) : last;
  const added: EscalationStep = {
    who: ESCALATION_WHO.find((who) => !steps.some((step) => step.who === who)) ?? 'ON_CALL',
    afterMinutes: (ends ? last?.afterMinutes : before?.afterMinutes) ?? 0,
    channels: last?.channels ?? ['BELL'],
  };
  return ends && last ? [...steps.slice(0, -1), added, last] : [...steps, added];
}

function limitsInWords({ level }: LevelEscalation): string {
  const { ownerWithin } = ESCALATION_LIMITS[level];
  return ownerWithin === null
    ? 'The first step is at once.'
    : `The first step is at once; the last is the owner, within ${lengthInWords(ownerWithin)}.`;
}
