import type { IntakePart } from '@attune/shared';
import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { type HealthAnswers, type HealthText, usePending } from '../../lib/use-health-answers.ts';
import { Notice } from '../notice.tsx';
import { useAuthorInWords } from './author.tsx';
import styles from './health.module.css';
import { HealthButton, useAbout } from './voice.tsx';

type Field = 'goals' | 'mentalHealthConcerns' | 'triggersToAvoid';

const PARTS: readonly {
  readonly part: IntakePart;
  readonly field: Field;
  readonly own: string;
  readonly about: string;
}[] = [
  { part: 'GOALS', field: 'goals', own: 'I hope for', about: 'Hopes for' },
  {
    part: 'MENTAL_HEALTH_CONCERNS',
    field: 'mentalHealthConcerns',
    own: 'What weighs on my mind',
    about: 'On their mind',
  },
  { part: 'TRIGGERS_TO_AVOID', field: 'triggersToAvoid', own: 'Please avoid', about: 'To avoid' },
];

/** What is typed for each text, on what stood there when it was begun. */
type Typed = Partial<Record<Field, { readonly on: string; readonly mine: string }>>;

/**
 * The three texts. What somebody else wrote in the meantime never vanishes under what is typed here:
 * both are shown, and the one who types says which stays.
 */
export function FreeTexts({ answers }: { readonly answers: HealthAnswers }) {
  const [typed, setTyped] = useState<Typed>({});
  const { texts } = answers.facts;
  const fields = PARTS.map((one) => {
    const kept = texts.find(({ part }) => part === one.part) ?? null;
    const theirs = kept?.text ?? '';
    const draft = typed[one.field];
    const changed = draft !== undefined && draft.mine !== theirs;
    return {
      ...one,
      kept,
      theirs,
      value: draft?.mine ?? theirs,
      changed,
      clash: changed && draft.on !== theirs,
    };
  });
  const changes = fields.filter((one) => one.changed);
  const keep = async () => {
    if (changes.some((one) => one.clash)) return false;
    const done = await answers.keep(Object.fromEntries(changes.map(({ field, value }) => [field, value])));
    if (done) {
      // Until it has been read again, what was kept is what stands there.
      setTyped(Object.fromEntries(changes.map(({ field, value }) => [field, { on: value, mine: value }])));
    }
    return done;
  };
  usePending(answers, 'texts', changes.length > 0 ? keep : null);
  const about = useAbout();
  return (
    <>
      {fields.map((one) => (
        <div key={one.field} className={styles.text}>
          <Textarea
            label={about === null ? one.own : one.about}
            description={<Written text={one.kept} />}
            autosize
            minRows={2}
            value={one.value}
            onChange={(event) => {
              const { value } = event.currentTarget;
              setTyped((before) => ({
                ...before,
                [one.field]: { on: before[one.field]?.on ?? one.theirs, mine: value },
              }));
            }}
          />
          {one.clash && (
            <Clash
              text={one.kept}
              onMine={() =>
                setTyped((before) => ({ ...before, [one.field]: { on: one.theirs, mine: one.value } }))
              }
              onTheirs={() => setTyped((before) => ({ ...before, [one.field]: undefined }))}
            />
          )}
        </div>
      ))}
      {about !== null && changes.length > 0 && (
        <div>
          <HealthButton busy={answers.busy} onClick={keep}>
            Keep these words
          </HealthButton>
        </div>
      )}
    </>
  );
}

function Written({ text }: { readonly text: HealthText | null }) {
  const author = useAuthorInWords();
  return text && author({ ...text, by: text.writtenBy, at: text.writtenAt });
}

interface ClashProps {
  readonly text: HealthText | null;
  readonly onMine: () => void;
  readonly onTheirs: () => void;
}

function Clash({ text, onMine, onTheirs }: ClashProps) {
  return (
    <Notice tone="information" role="alert" title="This was changed while you were writing.">
      <p>{text ? `It now says: “${text.text}”` : 'What stood here was taken away.'}</p>
      <div className={styles.buttons}>
        <HealthButton busy={false} onClick={onMine}>
          Go on with mine
        </HealthButton>
        <HealthButton busy={false} onClick={onTheirs}>
          Take what is there
        </HealthButton>
      </div>
    </Notice>
  );
}
