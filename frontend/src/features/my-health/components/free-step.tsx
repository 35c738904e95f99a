import { type IntakeEntryKind, TOUCH_EFFECTS, TOUCH_EFFECTS_LABELS, type TouchEffect } from '@attune/shared';
import { Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Act, Acts } from '../../../ui/leaf.tsx';
import { type AnswersKept, type MyIntake, usePending } from '../hooks/use-answers.ts';
import styles from './my-health.module.css';

interface FreeProps {
  readonly label: string;
  readonly kind: IntakeEntryKind;
  readonly answers: AnswersKept;
}

/** What has no word to tick: written in one's own, and shown with the way to take it away. */
export function OwnWords({ label, kind, answers }: FreeProps) {
  const { intake, busy, keep } = answers;
  const [text, setText] = useState('');
  const [relevant, setRelevant] = useState(false);
  const [times, setTimes] = useState('');
  const [effects, setEffects] = useState<readonly TouchEffect[]>([]);
  const isMedication = kind === 'MEDICATION';
  const add = async () => {
    if (text.trim() === '') return true;
    const timesOfDay = isMedication && times !== '' ? [times] : [];
    // What speaks against bodywork, or a product, is for the hands by its nature.
    const relevantToBodywork = kind === 'ALLERGY' || kind === 'CONTRAINDICATION' || relevant;
    const done = await keep({
      add: [{ kind, text, relevantToBodywork, timesOfDay, effects: isMedication ? [...effects] : [] }],
    });
    if (done) {
      setText('');
      setTimes('');
      setEffects([]);
      setRelevant(false);
    }
    return done;
  };
  usePending(answers, text.trim() === '' ? null : add);
  return (
    <>
      <Entries
        entries={intake.entries.filter((one) => one.kind === kind && one.code === null)}
        busy={busy}
        onEnd={(id) => keep({ end: [id] })}
      />
      <TextInput label={label} value={text} onChange={(event) => setText(event.currentTarget.value)} />
      {isMedication && (
        <>
          <TextInput
            type="time"
            label="When do you take it?"
            description="So that nobody works on you at a time when it makes you sleepy or dizzy."
            value={times}
            onChange={(event) => setTimes(event.currentTarget.value)}
          />
          <fieldset className={styles.group}>
            <legend>Does it do one of these?</legend>
            <div className={styles.times}>
              {TOUCH_EFFECTS.map((effect) => (
                <Checkbox
                  key={effect}
                  label={TOUCH_EFFECTS_LABELS[effect]}
                  checked={effects.includes(effect)}
                  onChange={() =>
                    setEffects(
                      effects.includes(effect)
                        ? effects.filter((one) => one !== effect)
                        : [...effects, effect],
                    )
                  }
                />
              ))}
            </div>
          </fieldset>
        </>
      )}
      {(isMedication || kind === 'MEDICAL') && (
        <Checkbox
          label="My massage therapist should know this"
          description="They see it only while you share your health answers with them."
          checked={relevant}
          onChange={(event) => setRelevant(event.currentTarget.checked)}
        />
      )}
      <Acts>
        <Act quiet busy={busy} onClick={add}>
          Add it
        </Act>
      </Acts>
    </>
  );
}

interface EntriesProps {
  readonly entries: MyIntake['entries'];
  readonly busy: boolean;
  readonly onEnd: (id: string) => unknown;
}

function Entries({ entries, busy, onEnd }: EntriesProps) {
  return entries.length === 0 ? null : (
    <ul className={styles.entries}>
      {entries.map((entry) => (
        <li key={entry.id} className={styles.entry}>
          <span>
            {[
              entry.label,
              ...entry.timesOfDay,
              ...entry.effects.map((one) => TOUCH_EFFECTS_LABELS[one]),
            ].join(' · ')}
          </span>
          <Act quiet busy={busy} label={`${entry.label} holds no longer`} onClick={() => onEnd(entry.id)}>
            No longer
          </Act>
        </li>
      ))}
    </ul>
  );
}
