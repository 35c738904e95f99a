import type { Discipline, SharingCategory, SharingChoice, SharingScreen } from '@attune/shared';
import { useRef, useState } from 'react';
import { SetSharingDocument, type MySharingQuery } from '../../../generated/my-sharing.ts';
import type { Problem } from '../../../lib/results.ts';
import { useVerb } from '../../../lib/use-verb.ts';

type Client = NonNullable<MySharingQuery['client']>;

/** What is said, of what and about whom; `granted` null: the person as the others are. */
export interface Saying {
  readonly category: SharingCategory;
  readonly discipline: Discipline;
  readonly memberId: string | null;
  readonly granted: boolean | null;
}

/** What the page needs of the client's choices: how they are, how to change them, what was refused. */
export interface Sharing {
  readonly choices: readonly SharingChoice[];
  /** What was refused of a category; it is as it was before. */
  readonly refused: (category: SharingCategory) => Problem | null;
  /** Says it; the answer is whether it holds now. */
  readonly say: (saying: Saying) => Promise<boolean>;
}

const keyOf = ({ category, discipline, memberId }: Omit<Saying, 'granted'>) =>
  `${category} ${discipline} ${memberId}`;

/**
 * The client's choices, shown as wished for at once and taken back where they did not come to hold.
 * They are sent one after the other: of two quick ones the last must win.
 */
export function useSharing(
  client: Client,
  lookAgain: () => Promise<unknown>,
  screen: SharingScreen,
): Sharing {
  const { run } = useVerb(SetSharingDocument, 'setSharing', { refetch: false });
  const [ahead, setAhead] = useState<readonly Saying[]>([]);
  const [problem, setProblem] = useState<{ category: SharingCategory; problem: Problem } | null>(null);
  const last = useRef<Promise<unknown>>(Promise.resolve());

  const send = async (saying: Saying): Promise<boolean> => {
    const { granted, memberId, ...about } = saying;
    const outcome = await run({
      input: {
        ...about,
        granted: granted ?? false,
        screen,
        ...(memberId === null ? {} : { memberId, followDiscipline: granted === null }),
      },
    });
    if (outcome.ok) {
      await lookAgain().catch(() => undefined);
    } else {
      setProblem({ category: saying.category, problem: outcome.problem });
    }
    setAhead((before) => before.filter((one) => one !== saying));
    return outcome.ok;
  };

  return {
    choices: withAhead(client.sharing, ahead),
    refused: (category) => (problem?.category === category ? problem.problem : null),
    say: (saying) => {
      setProblem(null);
      setAhead((before) => [...before, saying]);
      const answer = last.current.then(() => send(saying));
      last.current = answer;
      return answer;
    },
  };
}

/** The choices as they will be when all that was said has come to hold. */
function withAhead(rows: Client['sharing'], ahead: readonly Saying[]): SharingChoice[] {
  const held = new Map<string, SharingChoice>();
  for (const { category, discipline, granted, member } of rows) {
    const choice = { category, discipline, granted, memberId: member?.id ?? null };
    held.set(keyOf(choice), choice);
  }
  for (const { granted, ...about } of ahead) {
    if (granted === null) held.delete(keyOf(about));
    else held.set(keyOf(about), { ...about, granted });
  }
  return [...held.values()];
}
