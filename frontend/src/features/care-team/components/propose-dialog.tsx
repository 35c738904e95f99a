import { useQuery } from '@apollo/client/react';
import { type Discipline, DISCIPLINES_LABELS, type Training, TRAININGS_LABELS } from '@attune/shared';
import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import {
  ProposableDocument,
  type ProposableQuery,
  ProposeMemberDocument,
} from '../../../generated/care-team.ts';
import { useRecord } from '../../../lib/record.tsx';
import { useIdempotencyKey } from '../../../lib/use-idempotency-key.ts';
import { useVerb } from '../../../lib/use-verb.ts';
import { firstName, listed } from '../../../lib/words.ts';
import { Ask } from '../../../ui/ask.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { Dialog, DialogForm } from '../../../ui/dialog.tsx';
import { Empty } from '../../../ui/states.tsx';
import { useToast } from '../../../ui/toast.tsx';

interface ProposeDialogProps {
  readonly team: readonly { readonly discipline: Discipline; readonly member: { readonly id: string } }[];
  readonly onClose: () => void;
}

interface Candidate {
  readonly memberId: string;
  readonly name: string;
  readonly discipline: Discipline;
  readonly trainings: readonly string[];
}

/** Proposes somebody for the team; the client decides. */
export function ProposeDialog({ team, onClose }: ProposeDialogProps) {
  const { name } = useRecord();
  const asked = useQuery(ProposableDocument);
  return (
    <Dialog title={`Propose somebody for ${name}’s team`} onClose={onClose}>
      <Ask of={asked}>
        {({ members }) => {
          const candidates = candidatesOf(members, team);
          return candidates.length === 0 ? (
            <Empty title="Everybody who could be proposed is on the team">
              Members with a verified licence can be proposed.
            </Empty>
          ) : (
            <ProposeForm candidates={candidates} onClose={onClose} />
          );
        }}
      </Ask>
    </Dialog>
  );
}

function candidatesOf(members: ProposableQuery['members'], team: ProposeDialogProps['team']): Candidate[] {
  return members.flatMap((member) =>
    member.disciplines
      .filter(
        (discipline) =>
          !team.some((place) => place.member.id === member.id && place.discipline === discipline),
      )
      .map((discipline) => ({
        memberId: member.id,
        name: member.name,
        discipline,
        trainings: member.trainings,
      })),
  );
}

const keyOf = (candidate: Candidate) => `${candidate.memberId} ${candidate.discipline}`;

function ProposeForm({
  candidates,
  onClose,
}: {
  readonly candidates: readonly Candidate[];
  readonly onClose: () => void;
}) {
  const record = useRecord();
  const [chosen, setChosen] = useState(() => keyOf(candidates[0] as Candidate));
  const [lead, setLead] = useState(false);
  const key = useIdempotencyKey();
  const propose = useVerb(ProposeMemberDocument, 'proposeCareTeamMember');
  const say = useToast();
  const candidate = candidates.find((one) => keyOf(one) === chosen);
  const submit = async () => {
    if (!candidate) return;
    const outcome = await propose.run({
      input: {
        clientId: record.id,
        memberId: candidate.memberId,
        discipline: candidate.discipline,
        lead: lead && candidate.discipline === 'PSYCHOTHERAPY',
        idempotencyKey: key.current(),
      },
    });
    key.renew();
    if (outcome.ok) {
      say(`${candidate.name} is proposed; ${firstName(record.name)} decides.`);
      onClose();
    }
  };
  return (
    <DialogForm
      submit="Propose"
      onSubmit={submit}
      onCancel={onClose}
      busy={propose.busy}
      problem={propose.problem}
    >
      <Choice
        label="Whom"
        value={chosen}
        onChange={setChosen}
        options={candidates.map((one) => ({
          value: keyOf(one),
          label: one.name,
          hint: [
            DISCIPLINES_LABELS[one.discipline],
            one.trainings.length > 0 &&
              `trained in ${listed(one.trainings.map((code) => TRAININGS_LABELS[code as Training] ?? code))}`,
          ]
            .filter(Boolean)
            .join(' · '),
        }))}
      />
      {candidate?.discipline === 'PSYCHOTHERAPY' && (
        <Checkbox
          label="As lead psychotherapist"
          checked={lead}
          onChange={(event) => setLead(event.currentTarget.checked)}
        />
      )}
      <p className="quiet small">
        {firstName(record.name)} agrees to a trial first. Until then nothing of the record is open to them.
      </p>
    </DialogForm>
  );
}
