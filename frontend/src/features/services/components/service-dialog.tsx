import {
  APPOINTMENT_CLASSES_LABELS,
  type AppointmentClass,
  CLASSES_OF_DISCIPLINE,
  classesOfModality,
  type Discipline,
  DISCIPLINES,
  DISCIPLINES_LABELS,
  modalityOf,
  TRAININGS_LABELS,
} from '@attune/shared';
import { Checkbox, Input, TextInput } from '@mantine/core';
import { useState } from 'react';
import { SaveServiceDocument } from '../../../generated/services.ts';
import { fieldMessage, type Problem } from '../../../lib/results.ts';
import { useIdempotencyKey } from '../../../lib/use-idempotency-key.ts';
import { useVerb } from '../../../lib/use-verb.ts';
import { modalitiesOf } from '../../../lib/words.ts';
import { Dialog, DialogForm } from '../../../ui/dialog.tsx';
import { Select } from '../../../ui/select.tsx';
import { useToast } from '../../../ui/toast.tsx';
import type { Person, Room, Service } from './settings.ts';
import styles from './services.module.css';

const SHOWN = [
  'name',
  'discipline',
  'class',
  'modality',
  'minutes',
  'bufferBefore',
  'bufferAfter',
  'practitionerIds',
  'roomIds',
];

interface Draft {
  readonly name: string;
  readonly discipline: Discipline;
  readonly class: AppointmentClass;
  readonly modality: string;
  readonly minutes: string;
  readonly bufferBefore: string;
  readonly bufferAfter: string;
  readonly roomIds: readonly string[];
  readonly practitionerIds: readonly string[];
}

function draftOf(service: Service | null): Draft {
  return {
    name: service?.name ?? '',
    discipline: service?.discipline ?? 'PSYCHOTHERAPY',
    class: service?.class ?? 'TALK',
    modality: service ? (service.modality ?? '') : 'TALK',
    minutes: String(service?.minutes ?? 50),
    bufferBefore: String(service?.bufferBefore ?? 0),
    bufferAfter: String(service?.bufferAfter ?? 10),
    roomIds: service?.roomIds ?? [],
    practitionerIds: service?.practitionerIds ?? [],
  };
}

interface ServiceDialogProps {
  readonly service: Service | null;
  readonly rooms: readonly Room[];
  readonly people: readonly Person[];
  readonly onClose: () => void;
}

/** Adds a service, or changes one. */
export function ServiceDialog({ service, rooms, people, onClose }: ServiceDialogProps) {
  const [draft, setDraft] = useState(() => draftOf(service));
  const key = useIdempotencyKey();
  const save = useVerb(SaveServiceDocument, 'saveService');
  const say = useToast();
  const set = (change: Partial<Draft>) => {
    setDraft((before) => ({ ...before, ...change }));
    key.renew();
  };
  const send = async () => {
    const outcome = await save.run({
      input: {
        ...draft,
        modality: draft.modality || null,
        minutes: Number(draft.minutes),
        bufferBefore: Number(draft.bufferBefore),
        bufferAfter: Number(draft.bufferAfter),
        roomIds: [...draft.roomIds],
        practitionerIds: [...draft.practitionerIds],
        ...(service
          ? { id: service.id, expectedVersion: service.version }
          : { idempotencyKey: key.current() }),
      },
    });
    if (outcome.ok) {
      say(`${draft.name} is saved.`);
      onClose();
    }
  };
  const numbers = [draft.minutes, draft.bufferBefore, draft.bufferAfter];
  const training = modalityOf(draft.modality)?.requiredTraining ?? null;
  const able = people.filter((one) => one.disciplines.includes(draft.discipline));
  const number = (name: 'minutes' | 'bufferBefore' | 'bufferAfter', label: string) => (
    <TextInput
      type="number"
      inputMode="numeric"
      label={label}
      value={draft[name]}
      error={fieldMessage(save.problem, name)}
      onChange={(event) => set({ [name]: event.currentTarget.value })}
    />
  );
  return (
    <Dialog title={service ? `Change ${service.name}` : 'Add a service'} onClose={onClose}>
      <DialogForm
        submit="Save"
        onSubmit={send}
        onCancel={onClose}
        busy={save.busy}
        problem={save.problem}
        shown={SHOWN}
        disabled={draft.name.trim() === '' || numbers.some((one) => !/^\d+$/.test(one.trim()))}
      >
        <TextInput
          label="Name"
          description="As clients read it"
          value={draft.name}
          error={fieldMessage(save.problem, 'name')}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <KindFields draft={draft} onChange={set} fixed={service !== null} problem={save.problem} />
        <div className={styles.numbers}>
          {number('minutes', 'Minutes')}
          {number('bufferBefore', 'Free before')}
          {number('bufferAfter', 'Free after')}
        </div>
        <Input.Wrapper
          label="Who offers it"
          description={
            training ? `Asks for a training in ${TRAININGS_LABELS[training]}` : 'People of this discipline'
          }
          error={fieldMessage(save.problem, 'practitionerIds')}
          role="group"
          aria-label="Who offers it"
        >
          <Checks
            options={able.map(({ id, name, trainings }) => ({
              id,
              name,
              disabled:
                training !== null && !trainings.includes(training) && !draft.practitionerIds.includes(id),
            }))}
            chosen={draft.practitionerIds}
            onChange={(practitionerIds) => set({ practitionerIds })}
          />
        </Input.Wrapper>
        <Input.Wrapper
          label="Rooms that fit"
          description="None: it needs no room, as when it is online"
          error={fieldMessage(save.problem, 'roomIds')}
          role="group"
          aria-label="Rooms that fit"
        >
          <Checks options={rooms} chosen={draft.roomIds} onChange={(roomIds) => set({ roomIds })} />
        </Input.Wrapper>
      </DialogForm>
    </Dialog>
  );
}

interface KindFieldsProps {
  readonly draft: Draft;
  readonly onChange: (change: Partial<Draft>) => void;
  /** The discipline stays once it was saved. */
  readonly fixed: boolean;
  readonly problem: Problem | null;
}

/** Discipline, way of working and kind of session: each narrows what the next can be. */
function KindFields({ draft, onChange, fixed, problem }: KindFieldsProps) {
  const kindsOf = (discipline: Discipline, code: string) => {
    const modality = modalityOf(code);
    return modality
      ? classesOfModality(modality, discipline)
      : CLASSES_OF_DISCIPLINE[discipline].filter((one) => one === 'TALK' || one === 'CONSULTATION');
  };
  const choose = (discipline: Discipline, modality: string) => {
    const kinds = kindsOf(discipline, modality);
    onChange({
      discipline,
      modality,
      class: kinds.includes(draft.class) ? draft.class : (kinds[0] ?? draft.class),
      ...(discipline === draft.discipline ? {} : { practitionerIds: [] }),
    });
  };
  return (
    <>
      {!fixed && (
        <Select
          label="Discipline"
          description="This stays once it is saved"
          value={draft.discipline}
          onChange={(value) => value !== '' && choose(value, modalitiesOf(value)[0]?.code ?? '')}
          options={DISCIPLINES.map((value) => ({ value, label: DISCIPLINES_LABELS[value] }))}
          error={fieldMessage(problem, 'discipline')}
        />
      )}
      <Select
        label="Way of working"
        placeholder="None in particular"
        value={draft.modality}
        onChange={(value) => choose(draft.discipline, value)}
        options={modalitiesOf(draft.discipline).map(({ code, name }) => ({ value: code, label: name }))}
        error={fieldMessage(problem, 'modality')}
      />
      <Select
        label="Kind of session"
        description="Rest, pauses on bodywork and the plan go by this; it stays once it was booked"
        value={draft.class}
        onChange={(value) => value !== '' && onChange({ class: value })}
        options={kindsOf(draft.discipline, draft.modality).map((value) => ({
          value,
          label: APPOINTMENT_CLASSES_LABELS[value],
        }))}
        error={fieldMessage(problem, 'class')}
      />
    </>
  );
}

interface ChecksProps {
  readonly options: readonly { readonly id: string; readonly name: string; readonly disabled?: boolean }[];
  readonly chosen: readonly string[];
  readonly onChange: (ids: string[]) => void;
}

function Checks({ options, chosen, onChange }: ChecksProps) {
  return (
    <div className={styles.checks}>
      {options.map(({ id, name, disabled = false }) => (
        <Checkbox
          key={id}
          label={name}
          disabled={disabled}
          checked={chosen.includes(id)}
          onChange={() =>
            onChange(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id])
          }
        />
      ))}
    </div>
  );
}
