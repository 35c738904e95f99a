import { Button } from '@mantine/core';
import { useEffect, useEffectEvent, useState } from 'react';
import { dayAndTime } from '../../../../lib/dates.ts';
import { useZone } from '../../../../lib/viewer.tsx';
import { Dialog, DialogForm } from '../../../../ui/dialog.tsx';
import { Notice } from '../../../../ui/notice.tsx';
import { Select } from '../../../../ui/select.tsx';
import { against } from '../calendar/model.ts';
import { type ChosenTime, FindATime } from '../find-a-time.tsx';
import type { Draft } from './drafts.ts';
import styles from './joint.module.css';
import type { DraftPlaces } from './use-draft-places.ts';

interface DraftDialogProps {
  readonly clientId: string;
  readonly draft: Draft;
  readonly places: DraftPlaces;
  readonly onUse: (start: number, practitioner: Draft['practitioner']) => void;
  readonly onTakeOut: () => void;
  readonly onClose: () => void;
}

/** Another time or another practitioner for a proposed session, and what the plan says of it. */
export function DraftDialog({ clientId, draft, places, onUse, onTakeOut, onClose }: DraftDialogProps) {
  const zone = useZone();
  const [practitionerId, setPractitionerId] = useState(draft.practitioner.id);
  const [time, setTime] = useState<ChosenTime | null>(null);
  const start = time ? Date.parse(time.startsAt) : Date.parse(draft.startsAt);
  const facts = places.factsFor(draft.serviceId, start);
  const look = useEffectEvent((at: number) => {
    if (!facts) void places.lookUp(at);
  });
  useEffect(() => look(start), [start]);

  const able = facts?.practitioners ?? [draft.practitioner];
  const practitioner = able.find((one) => one.id === practitionerId) ?? draft.practitioner;
  const same = start === Date.parse(draft.startsAt) && practitioner.id === draft.practitioner.id;
  const verdict = time && !same ? places.explain(draft, practitioner.id, start) : null;
  return (
    <Dialog title={`${draft.what}, ${dayAndTime(draft.startsAt, zone)}`} size="lg" onClose={onClose}>
      <DialogForm
        submit="Use this time"
        cancel="Keep it as it is"
        onSubmit={() => onUse(start, { id: practitioner.id, name: practitioner.name })}
        onCancel={onClose}
        busy={false}
        disabled={time === null || same || verdict?.fits === false}
      >
        <Select
          label="With"
          value={practitionerId}
          onChange={(id) => setPractitionerId(id || practitionerId)}
          options={able.map((one) => ({ value: one.id, label: one.name }))}
        />
        <FindATime
          key={practitionerId}
          clientId={clientId}
          serviceId={draft.serviceId}
          practitionerId={practitionerId}
          wish={draft.startsAt}
          onChoose={setTime}
        />
        {verdict && <Verdict sentences={against(verdict)} fits={verdict.fits} />}
        <div>
          <Button variant="subtle" size="compact-sm" onClick={onTakeOut}>
            Take it out of the proposal
          </Button>
        </div>
      </DialogForm>
    </Dialog>
  );
}

/** What is said of a place before anybody is asked. */
function Verdict({ sentences, fits }: { readonly sentences: readonly string[]; readonly fits: boolean }) {
  return (
    <Notice
      tone={fits ? 'good' : 'concern'}
      role="status"
      title={fits ? 'This fits.' : 'This speaks against it'}
    >
      {sentences.length > 0 && (
        <ul className={styles.sentences}>
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
    </Notice>
  );
}
