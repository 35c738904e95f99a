import { useQuery } from '@apollo/client/react';
import {
  AFTERCARE_LABELS,
  AROUSAL_LABELS,
  EMOTIONAL_RESPONSE_LABELS,
  ENDING_LABELS,
  OBSERVATIONS_LABELS,
  regionLabel,
} from '@attune/shared';
import { PasswordInput, Textarea } from '@mantine/core';
import { SessionReadersDocument } from '../../../generated/session.ts';
import { useDialogs } from '../../../lib/dialogs.tsx';
import type { Problem } from '../../../lib/results.ts';
import { listed } from '../../../lib/words.ts';
import { Ask } from '../../../ui/ask.tsx';
import { Card } from '../../../ui/card.tsx';
import { Notice, ProblemNotice } from '../../../ui/notice.tsx';
import { type PartScales, type SessionDraft, wholeScales } from '../domain/draft.ts';
import { techniqueName } from '../domain/limits.ts';
import { flagAsked, missingIn, totalMinutes } from '../domain/steps.ts';
import type { StepProps } from './consent-step.tsx';
import styles from './steps.module.css';

interface SignStepProps extends StepProps {
  readonly appointmentId: string;
  readonly noteId: string | null;
  /** What the server said to the last try. */
  readonly problem: Problem | null;
  readonly password: string;
  readonly onPassword: (password: string) => void;
}

/** What will be signed, who will read it, and what still stands in the way. */
export function SignStep({
  draft,
  change,
  client,
  limits,
  appointmentId,
  noteId,
  problem,
  password,
  onPassword,
}: SignStepProps) {
  const { raiseFlag } = useDialogs();
  const asked = flagAsked(draft);
  const raised = client.flags.edges.some(({ node }) => node.appointmentId === appointmentId);
  const missing = missingIn('sign', draft, limits);
  const asksPassword = problem?.code === 'REAUTHENTICATE';
  return (
    <div className={styles.pair}>
      <Card title="What you sign">
        <Summary draft={draft} />
      </Card>
      <div className={styles.stack}>
        {missing.length > 0 && (
          <Notice tone="concern" title="Before you can sign">
            <ul className={styles.plain}>
              {missing.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </Notice>
        )}
        {asked && (
          <Notice
            tone="concern"
            title={asked}
            action={
              !raised && (
                <button
                  type="button"
                  className={styles.more}
                  onClick={() =>
                    raiseFlag({
                      client: { id: client.id, name: client.name },
                      appointmentId,
                      ...(noteId === null ? {} : { noteId }),
                    })
                  }
                >
                  Raise a flag
                </button>
              )
            }
          >
            {raised ? (
              <p>A flag is raised; the team is told.</p>
            ) : (
              <Textarea
                label="Or why none is needed"
                size="md"
                autosize
                minRows={2}
                mt={8}
                value={draft.noFlagReason}
                onChange={(event) => change({ noFlagReason: event.currentTarget.value })}
              />
            )}
          </Notice>
        )}
        <Card title="Who will read this" aside="once it is signed">
          {noteId === null ? (
            <p className="quiet">It is not on the server yet.</p>
          ) : (
            <Readers noteId={noteId} />
          )}
        </Card>
        {asksPassword && (
          <PasswordInput
            label="Your password"
            description="It has been a while since you signed in."
            size="md"
            autoComplete="current-password"
            value={password}
            visibilityToggleButtonProps={{ 'aria-label': 'Show the password' }}
            onChange={(event) => onPassword(event.currentTarget.value)}
          />
        )}
        <ProblemNotice problem={asksPassword && password === '' ? null : problem} />
      </div>
    </div>
  );
}

function Readers({ noteId }: { readonly noteId: string }) {
  const asked = useQuery(SessionReadersDocument, { variables: { noteId }, fetchPolicy: 'cache-and-network' });
  return (
    <Ask of={asked} lines={1}>
      {({ noteReaders }) => (
        <>
          {noteReaders.map(({ part, readers }) => (
            <p key={part}>{listed(readers)}</p>
          ))}
        </>
      )}
    </Ask>
  );
}

function Summary({ draft }: { readonly draft: SessionDraft }) {
  const rows: readonly (readonly [string, string])[] = [
    ['Arrived', scalesInWords(draft.arrival)],
    ['Worked', draft.work.length === 0 ? 'No hands on' : `${totalMinutes(draft)} min`],
    ['Observed', draft.observations.map((one) => OBSERVATIONS_LABELS[one]).join(', ')],
    ['Emotion', draft.emotionalResponse.map((one) => EMOTIONAL_RESPONSE_LABELS[one]).join(', ')],
    ['In their words', draft.clientWords && `“${draft.clientWords}”`],
    ['Left', scalesInWords(draft.departure)],
    ['Settled', draft.settled === null ? '' : draft.settled ? 'Yes' : 'No'],
    ['Ended', draft.ending === null ? '' : ENDING_LABELS[draft.ending]],
    ['Aftercare', draft.aftercare.map((one) => AFTERCARE_LABELS[one]).join(', ')],
    ['Next time', draft.nextTime],
    ['To psychotherapy', draft.toPsychotherapy],
    ['Not kept', draft.breachAccount],
  ];
  return (
    <>
      <dl className={styles.facts}>
        {rows
          .filter(([, text]) => text !== '')
          .map(([label, text]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{text}</dd>
            </div>
          ))}
      </dl>
      {draft.work.length > 0 && (
        <ul className={styles.worked}>
          {draft.work.map((one) => (
            <li key={one.region}>
              {regionLabel(one.region)}: {techniqueName(one.modality)}, pressure {one.pressure}
              {one.pressureAsked !== null && ` (asked ${one.pressureAsked})`}, {one.minutes} min
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function scalesInWords(part: PartScales): string {
  const scales = wholeScales(part);
  return scales
    ? `Distress ${scales.distress}, ${(AROUSAL_LABELS[scales.arousal] ?? '').toLowerCase()}, pain ${scales.pain}, tension ${scales.tension}`
    : '';
}
