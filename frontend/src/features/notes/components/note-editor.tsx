import { RECORD_MATTER_WORDS, recordMatterIn } from '@attune/shared';
import { Button, SegmentedControl, Textarea } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { notePath } from '../../../lib/paths.ts';
import { listed } from '../../../lib/words.ts';
import { Card } from '../../../ui/card.tsx';
import { Row, Stack } from '../../../ui/layout.tsx';
import { Notice, ProblemNotice } from '../../../ui/notice.tsx';
import { SavingText } from '../../../ui/saving-text.tsx';
import { Select } from '../../../ui/select.tsx';
import { useNoteDraft } from '../hooks/use-note-draft.ts';
import type { Note } from './note.ts';
import { NoteHeading } from './note-heading.tsx';
import styles from './note-page.module.css';
import { SignNote } from './sign-note.tsx';
import { TEMPLATES, type Template, withTemplate } from './templates.ts';
import { TwoTexts } from './two-texts.tsx';
import { WhoReads } from './who-reads.tsx';

/** Writing a note: it saves itself, says who will read it, and is locked by signing. */
export function NoteEditor({ note }: { readonly note: Note }) {
  const [template, setTemplate] = useState<Template>('FREE');
  const { draft, change, conflict, choose, resume, ...saving } = useNoteDraft(note);
  const navigate = useNavigate();
  const clientId = note.client.id;
  const progress = note.kind === 'PROGRESS';
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, for what an earlier visit left on the device.
  useEffect(resume, []);
  if (conflict) {
    return (
      <>
        <NoteHeading kind={note.kind} clientId={clientId} />
        <TwoTexts mine={draft} theirs={conflict.theirs} onChoose={choose} />
      </>
    );
  }
  const body = (
    <Textarea
      label={progress ? 'What happened and what it means' : 'Text'}
      autosize
      minRows={progress ? 14 : 10}
      value={draft.text}
      onChange={(event) => change({ text: event.currentTarget.value })}
    />
  );
  return (
    <>
      <NoteHeading kind={note.kind} clientId={clientId} />
      {progress ? (
        <div className={styles.columns}>
          <Card>
            <Stack>
              <Row>
                <span className="quiet small" id="template">
                  Template, if you like
                </span>
                <SegmentedControl
                  size="xs"
                  aria-labelledby="template"
                  value={template}
                  onChange={(value) => {
                    setTemplate(value as Template);
                    change({ text: withTemplate(draft.text, value as Template) });
                  }}
                  data={Object.entries(TEMPLATES).map(([value, { label }]) => ({ value, label }))}
                />
              </Row>
              {body}
            </Stack>
          </Card>
          <Stack>
            <Card title="For the team" aside="apart from the note">
              <Stack>
                <Textarea
                  label="Team summary"
                  description="What bodywork needs to know, and nothing more."
                  autosize
                  minRows={4}
                  value={draft.teamSummary}
                  onChange={(event) => change({ teamSummary: event.currentTarget.value })}
                />
                <Tolerance value={draft.tolerance} onChange={(tolerance) => change({ tolerance })} />
              </Stack>
            </Card>
            <WhoReads kind={note.kind} author={note.author} />
          </Stack>
        </div>
      ) : (
        <div className={styles.private}>
          <Stack>
            {note.kind === 'PROCESS' && (
              <Notice title="Only you will ever open this">
                <p>It is encrypted and no part of the record that others read, and neither is it exported.</p>
              </Notice>
            )}
            <Card className={note.kind === 'PROCESS' ? styles.privateCard : undefined}>{body}</Card>
            {note.kind === 'PROCESS' && <MatterForTheRecord text={draft.text} />}
            {note.kind === 'CONTACT' && <WhoReads kind="CONTACT" author={note.author} />}
          </Stack>
        </div>
      )}
      <div className={styles.foot}>
        <SavingText state={saving.state} />
        <Row>
          {saving.state.kind === 'FAILED' && (
            <Button variant="default" onClick={() => void saving.saveNow()}>
              Save now
            </Button>
          )}
          <SignNote
            noteId={note.id}
            version={saving.version}
            before={saving.saveNow}
            onSigned={() => {
              saving.signed();
              void navigate(notePath(clientId, note.id), { replace: true });
            }}
          />
        </Row>
      </div>
      {saving.problem?.code === 'INVALID' && <ProblemNotice problem={saving.problem} />}
    </>
  );
}

/** Says what the team and the client would look for in vain, since nobody else reads a process note. */
function MatterForTheRecord({ text }: { readonly text: string }) {
  const matters = recordMatterIn(text).map((matter) => RECORD_MATTER_WORDS[matter]);
  return (
    matters.length > 0 && (
      <Notice tone="concern" role="status" title="This may belong in the record">
        <p>
          It looks like {listed(matters)}. Nobody else reads a process note: write that in a progress note as
          well, if it stands nowhere else.
        </p>
      </Notice>
    )
  );
}

const TOLERANCES = Array.from({ length: 11 }, (_, value) => ({
  value: String(value),
  label: value === 0 ? '0, not at all' : value === 10 ? '10, fully' : String(value),
}));

function Tolerance({
  value,
  onChange,
}: {
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
}) {
  return (
    <Select
      label="How well was the work with trauma tolerated?"
      placeholder="Not said"
      value={value === null ? '' : String(value)}
      onChange={(next) => onChange(next === '' ? null : Number(next))}
      options={TOLERANCES}
    />
  );
}
