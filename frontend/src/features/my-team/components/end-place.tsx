import { EndMemberDocument } from '../../../generated/my-team.ts';
import { useVerb } from '../../../lib/use-verb.ts';
import { ConfirmDialog } from '../../../ui/dialog.tsx';
import { useToast } from '../../../ui/toast.tsx';

interface EndPlaceProps {
  readonly careTeamMemberId: string;
  readonly name: string;
  readonly proposed: boolean;
  readonly onClose: () => void;
}

/** Asks once before somebody leaves the team. */
export function EndPlace({ careTeamMemberId, name, proposed, onClose }: EndPlaceProps) {
  const end = useVerb(EndMemberDocument, 'endCareTeamMembership');
  const say = useToast();
  return (
    <ConfirmDialog
      title={proposed ? `Say no to ${name}?` : `End working with ${name}?`}
      confirm={proposed ? 'No, thank you' : 'End it'}
      onClose={onClose}
      onConfirm={async () => {
        const outcome = await end.run({ input: { careTeamMemberId } });
        if (!outcome.ok) return outcome.problem;
        say(`${name} is not on your team${proposed ? '' : ' any more'}.`);
        return null;
      }}
    >
      <p>
        {name} cannot open your record from then on. No reason is needed. What was signed stays in your
        record.
      </p>
    </ConfirmDialog>
  );
}
