import {
  APPOINTMENT_CLASSES,
  APPOINTMENT_CLASSES_LABELS,
  COORDINATION_KINDS,
  COORDINATION_KINDS_LABELS,
  ruleSentence,
} from '@attune/shared';
import { Button, Checkbox, NumberInput, TextInput } from '@mantine/core';
import { Select } from '../../../ui/select.tsx';
import { fieldsOfRule, type RuleForm } from './plan-form.ts';
import styles from './plan-editor.module.css';

const CLASSES = APPOINTMENT_CLASSES.map((value) => ({ value, label: APPOINTMENT_CLASSES_LABELS[value] }));
const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

interface RuleFieldsProps {
  readonly rule: RuleForm;
  readonly error: (field: string) => string | null;
  readonly onChange: (rule: RuleForm) => void;
  readonly onRemove: () => void;
}

/** A rule across the disciplines; the sentence it makes stands above its fields. */
export function RuleFields({ rule, error, onChange, onRemove }: RuleFieldsProps) {
  const asks = fieldsOfRule(rule.kind);
  const sentence = ruleSentence({
    ...rule,
    id: null,
    from: rule.from || null,
    to: rule.to || null,
    fromTime: rule.fromTime || null,
    toTime: rule.toTime || null,
    reason: rule.reason || null,
  });
  return (
    <div className={styles.row} role="group" aria-label={sentence}>
      <div className={styles.rowHead}>
        <span aria-live="polite">{sentence}</span>
        <Button variant="subtle" size="compact-sm" onClick={onRemove}>
          Remove<span className="visually-hidden"> the rule: {sentence}</span>
        </Button>
      </div>
      <div className={styles.fields}>
        <Select
          label="Kind of rule"
          value={rule.kind}
          error={error('kind')}
          onChange={(kind) => kind && onChange({ ...rule, kind })}
          options={COORDINATION_KINDS.map((value) => ({ value, label: COORDINATION_KINDS_LABELS[value] }))}
        />
        {asks.from && (
          <Select
            label="After"
            value={rule.from}
            error={error('from')}
            onChange={(from) => onChange({ ...rule, from })}
            options={CLASSES}
            placeholder="Choose"
          />
        )}
        <Select
          label={asks.from ? 'Then' : 'Which sessions'}
          value={rule.to}
          error={error('to')}
          onChange={(to) => onChange({ ...rule, to })}
          options={CLASSES}
          placeholder="Choose"
        />
        {asks.hours && (
          <NumberInput
            label="Hours"
            min={0}
            max={720}
            value={rule.hours}
            error={error('hours')}
            onChange={(value) => onChange({ ...rule, hours: Number(value) })}
          />
        )}
        {asks.everyWeeks && (
          <>
            <NumberInput
              label="Every … weeks"
              min={1}
              max={52}
              value={rule.everyWeeks}
              error={error('everyWeeks')}
              onChange={(value) => onChange({ ...rule, everyWeeks: Number(value) })}
            />
            <NumberInput
              label="Give or take … days"
              min={0}
              max={60}
              value={rule.toleranceDays}
              error={error('toleranceDays')}
              onChange={(value) => onChange({ ...rule, toleranceDays: Number(value) })}
            />
          </>
        )}
        {asks.count && (
          <NumberInput
            label="At most … a week"
            min={1}
            max={14}
            value={rule.count}
            error={error('count')}
            onChange={(value) => onChange({ ...rule, count: Number(value) })}
          />
        )}
        {asks.window && (
          <>
            <TextInput
              label="From"
              type="time"
              value={rule.fromTime}
              error={error('fromTime')}
              onChange={(event) => onChange({ ...rule, fromTime: event.currentTarget.value })}
            />
            <TextInput
              label="To"
              type="time"
              value={rule.toTime}
              error={error('toTime')}
              onChange={(event) => onChange({ ...rule, toTime: event.currentTarget.value })}
            />
          </>
        )}
      </div>
      {asks.window && (
        <div className={styles.days} role="group" aria-label="On which days; none means all">
          {DAYS.map((label, index) => (
            <Checkbox
              key={label}
              label={label}
              checked={rule.weekdays.includes(index + 1)}
              onChange={(event) =>
                onChange({
                  ...rule,
                  weekdays: event.currentTarget.checked
                    ? [...rule.weekdays, index + 1].sort()
                    : rule.weekdays.filter((day) => day !== index + 1),
                })
              }
            />
          ))}
        </div>
      )}
      <TextInput
        label="Why"
        value={rule.reason}
        error={error('reason')}
        onChange={(event) => onChange({ ...rule, reason: event.currentTarget.value })}
      />
      <Checkbox
        label="It must be kept; booking refuses what breaks it"
        description="Otherwise it is a wish, and booking says when it is not met."
        checked={rule.hard}
        onChange={(event) => onChange({ ...rule, hard: event.currentTarget.checked })}
      />
    </div>
  );
}
