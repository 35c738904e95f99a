import { type IntakeEntryKind, TOUCH_EFFECTS, TOUCH_EFFECTS_LABELS, type TouchEffect } from '@attune/shared';
import { Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { type HealthAnswers, type HealthEntry, usePending } from '../../lib/use-health-answers.ts';
import { useAuthorInWords } from './author.tsx';
import styles from './health.module.css';
import { TimesOfDay } from './times-of-day.tsx';
import { HealthButton, useAbout } from './voice.tsx';

interface OwnProps {
  readonly label: string;
  readonly kind: IntakeEntryKind;
  readonly answers: HealthAnswers;
}

/** What is being written; an entry that is changed is ended, and noted anew. */
interface Draft {
  readonly replaces: HealthEntry | null;
  readonly text: string;
  readonly relevant: boolean;
  readonly times: readonly string[];
  readonly effects: readonly TouchEffect[];
}

const EMPTY: Draft = { replaces: null, text: '', relevant: false, times: [], effects: [] };

/** What has no word to tick: written in one's own, and shown with the ways to change and to end it. */
export function OwnWords({ label, kind, answers }: OwnProps) {
  const { facts, busy, keep } = answers;
  const [draft, setDraft] = useState<Draft>(EMPTY);
  const set = (patch: Partial<Draft>) => setDraft((before) => ({ ...before, ...patch }));
  const isMedication = kind === 'MEDICATION';
  const add = async () => {
    const { replaces, text, times, effects, relevant } = draft;
    if (text.trim() === '') return true;
    const done = await keep({
      ...(replaces && { end: [replaces.id] }),
      add: [
        {
          kind,
          text,
          // What speaks against bodywork, or a product, is for the hands by its nature.
          relevantToBodywork: kind === 'ALLERGY' || kind === 'CONTRAINDICATION' || relevant,
          ...(replaces && replaces.regions.length > 0 && { regions: [...replaces.regions] }),
          ...(isMedication && { timesOfDay: times.filter((time) => time !== ''), effects: [...effects] }),
        },
      ],
    });
    if (done) setDraft(EMPTY);
    return done;
  };
  usePending(answers, `${kind} ${label}`, draft.text.trim() === '' ? null : add);
  return (
    <>
      <Entries
        entries={facts.entries.filter(
          (one) => one.kind === kind && one.code === null && one.id !== draft.replaces?.id,
        )}
        busy={busy}
        onEnd={(id) => keep({ end: [id] })}
        onChange={(entry) =>
          setDraft({
            replaces: entry,
            text: entry.text ?? '',
            relevant: entry.relevantToBodywork,
            times: entry.timesOfDay,
            effects: entry.effects,
          })
        }
      />
      <TextInput
        label={label}
        value={draft.text}
        onChange={(event) => set({ text: event.currentTarget.value })}
      />
      {isMedication && <Taken draft={draft} set={set} />}
      {(isMedication || kind === 'MEDICAL') && <Relevant draft={draft} set={set} />}
      <div className={styles.buttons}>
        <HealthButton busy={busy} onClick={add}>
          {draft.replaces ? 'Keep the change' : 'Add it'}
        </HealthButton>
        {draft.replaces && (
          <HealthButton busy={busy} onClick={() => setDraft(EMPTY)}>
            Leave it as it was
          </HealthButton>
        )}
      </div>
    </>
  );
}

interface DraftProps {
  readonly draft: Draft;
  readonly set: (patch: Partial<Draft>) => void;
}

/** When a medication is taken, and what it does that matters to touch. */
function Taken({ draft: { times, effects }, set }: DraftProps) {
  const about = useAbout();
  return (
    <>
      <TimesOfDay
        label={about === null ? 'When do you take it?' : 'When is it taken?'}
        description={
          about === null
            ? 'So that nobody works on you at a time when it makes you sleepy or dizzy.'
            : 'So that no bodywork falls into a time when it makes sleepy or dizzy.'
        }
        times={times}
        onChange={(changed) => set({ times: changed })}
      />
      <fieldset className={styles.group}>
        <legend>Does it do one of these?</legend>
        <div className={styles.effects}>
          {TOUCH_EFFECTS.map((effect) => (
            <Checkbox
              key={effect}
              label={TOUCH_EFFECTS_LABELS[effect]}
              checked={effects.includes(effect)}
              onChange={() =>
                set({
                  effects: effects.includes(effect)
                    ? effects.filter((one) => one !== effect)
                    : [...effects, effect],
                })
              }
            />
          ))}
        </div>
      </fieldset>
    </>
  );
}

function Relevant({ draft: { relevant }, set }: DraftProps) {
  const about = useAbout();
  return (
    <Checkbox
      label={
        about === null ? 'My massage therapist should know this' : 'The massage therapist should know this'
      }
      description={
        about === null
          ? 'They see it only while you share your health answers with them.'
          : `They see it only while ${about} shares the health answers with them.`
      }
      checked={relevant}
      onChange={(event) => set({ relevant: event.currentTarget.checked })}
    />
  );
}

interface EntriesProps {
  readonly entries: readonly HealthEntry[];
  readonly busy: boolean;
  readonly onEnd: (id: string) => unknown;
  readonly onChange: (entry: HealthEntry) => unknown;
}

function Entries({ entries, busy, onEnd, onChange }: EntriesProps) {
  const author = useAuthorInWords();
  return entries.length === 0 ? null : (
    <ul className={styles.entries}>
      {entries.map((entry) => (
        <li key={entry.id} className={styles.entry}>
          <div>
            {[
              entry.label,
              ...entry.timesOfDay,
              ...entry.effects.map((one) => TOUCH_EFFECTS_LABELS[one].toLowerCase()),
            ].join(' · ')}
            <p className={styles.author}>{author({ ...entry, by: entry.notedBy, at: entry.notedAt })}</p>
          </div>
          <div className={styles.buttons}>
            <HealthButton busy={busy} label={`Change ${entry.label}`} onClick={() => onChange(entry)}>
              Change
            </HealthButton>
            <HealthButton
              busy={busy}
              label={`${entry.label} holds no longer`}
              onClick={() => onEnd(entry.id)}
            >
              No longer
            </HealthButton>
          </div>
        </li>
      ))}
    </ul>
  );
}
