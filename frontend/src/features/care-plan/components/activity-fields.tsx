import {
  choiceFor,
  DISCIPLINES_LABELS,
  modalityOf,
  type RegionChoice,
  TRAININGS_LABELS,
} from '@attune/shared';
import { Button, NumberInput, SegmentedControl, Textarea } from '@mantine/core';
import { modalitiesOf, modalityName, regionsInWords } from '../../../lib/words.ts';
import { RegionList } from '../../../ui/region-list.tsx';
import { Select } from '../../../ui/select.tsx';
import type { ActivityForm } from './plan-form.ts';
import styles from './plan-editor.module.css';

interface BoundariesOfClient {
  readonly maxPressure: number;
  readonly scent: boolean;
  readonly regions: readonly { readonly region: string; readonly choice: RegionChoice }[];
}

interface ActivityFieldsProps {
  readonly activity: ActivityForm;
  readonly boundaries: BoundariesOfClient;
  readonly error: (field: string) => string | null;
  readonly onChange: (activity: ActivityForm) => void;
  readonly onRemove: () => void;
}

/** What one discipline does: how, how long, how often; for bodywork also where and how deep. */
export function ActivityFields({ activity, boundaries, error, onChange, onRemove }: ActivityFieldsProps) {
  const training = modalityOf(activity.modality)?.requiredTraining;
  const name = modalityName(activity.modality);
  return (
    <div
      className={styles.row}
      role="group"
      aria-label={`${DISCIPLINES_LABELS[activity.discipline]}: ${name}`}
    >
      <div className={styles.rowHead}>
        {DISCIPLINES_LABELS[activity.discipline]}
        <Button variant="subtle" size="compact-sm" onClick={onRemove}>
          Remove<span className="visually-hidden"> {name}</span>
        </Button>
      </div>
      <div className={styles.fields}>
        <Select
          label="Way of working"
          value={activity.modality}
          error={error('modality')}
          onChange={(modality) => onChange({ ...activity, modality })}
          options={modalitiesOf(activity.discipline).map((one) => ({ value: one.code, label: one.name }))}
        />
        <NumberInput
          label="Minutes"
          min={30}
          max={120}
          step={5}
          value={activity.minutes}
          error={error('minutes')}
          onChange={(value) => onChange({ ...activity, minutes: Number(value) })}
        />
        <NumberInput
          label="Every … weeks"
          min={1}
          max={52}
          value={activity.everyWeeks}
          error={error('everyWeeks')}
          onChange={(value) => onChange({ ...activity, everyWeeks: Number(value) })}
        />
      </div>
      {training && (
        <p className="quiet small">Only somebody trained in {TRAININGS_LABELS[training]} can do this.</p>
      )}
      {activity.discipline === 'MASSAGE' && <Bodywork {...{ activity, boundaries, error, onChange }} />}
      <Textarea
        label="Why"
        autosize
        minRows={1}
        value={activity.reason}
        error={error('reason')}
        onChange={(event) => onChange({ ...activity, reason: event.currentTarget.value })}
      />
    </div>
  );
}

function Bodywork({ activity, boundaries, error, onChange }: Omit<ActivityFieldsProps, 'onRemove'>) {
  const facts = {
    maxPressure: boundaries.maxPressure,
    scent: boundaries.scent,
    regions: Object.fromEntries(boundaries.regions.map((one) => [one.region, one.choice])),
  };
  return (
    <>
      <div>
        <p style={{ fontSize: 14, fontWeight: 500, marginBottom: 6 }} id={`${activity.key}-pressure`}>
          Greatest pressure{' '}
          <span className="quiet small">the client allows up to {boundaries.maxPressure}</span>
        </p>
        <SegmentedControl
          aria-labelledby={`${activity.key}-pressure`}
          value={String(activity.maxPressure ?? boundaries.maxPressure)}
          onChange={(value) => onChange({ ...activity, maxPressure: Number(value) })}
          data={[0, 1, 2, 3, 4, 5].map((value) => ({
            value: String(value),
            label: String(value),
            disabled: value > boundaries.maxPressure,
          }))}
        />
        {error('maxPressure') && (
          <p style={{ color: 'var(--alert)', fontSize: 13 }}>{error('maxPressure')}</p>
        )}
      </div>
      <details className={styles.regions}>
        <summary>Focus: {regionsInWords(activity.focusRegions) || 'anywhere that is agreed'}</summary>
        <RegionList
          label="Focus regions"
          chosen={activity.focusRegions}
          onChange={(focusRegions) => onChange({ ...activity, focusRegions })}
          refused={(region) =>
            choiceFor(region, facts) === 'NEVER'
              ? 'the client does not want this touched, or it is never offered'
              : null
          }
        />
        {error('focusRegions') && (
          <p style={{ color: 'var(--alert)', fontSize: 13 }}>{error('focusRegions')}</p>
        )}
      </details>
      <details className={styles.regions}>
        <summary>
          Leave out: {regionsInWords(activity.avoidRegions) || 'nothing beyond the client’s own boundaries'}
        </summary>
        <RegionList
          label="Regions to leave out"
          chosen={activity.avoidRegions}
          onChange={(avoidRegions) => onChange({ ...activity, avoidRegions })}
        />
      </details>
      <Textarea
        label="How it is adjusted to the client’s response"
        description="Needed before the plan is proposed."
        autosize
        minRows={2}
        value={activity.adjustment}
        error={error('adjustment')}
        onChange={(event) => onChange({ ...activity, adjustment: event.currentTarget.value })}
      />
    </>
  );
}
