import { SHARED_WITH, SHARING_CATEGORY_WORDS, type SharingCategory } from '@attune/shared';
import { lazy, Suspense, useState } from 'react';
import { capital } from '../../../lib/words.ts';
import { Act, Acts, Leaf } from '../../../ui/leaf.tsx';
import { ProblemNotice } from '../../../ui/notice.tsx';
import { PlainButton } from '../../../ui/plain-button.tsx';
import { Switch } from '../../../ui/switch.tsx';
import { useToast } from '../../../ui/toast.tsx';
import { CATEGORY_WORDS, type OnTeam, THEM, whoReads } from '../domain/sharing-words.ts';
import type { Saying, Sharing } from '../hooks/use-sharing.ts';

const InParticular = lazy(async () => ({ default: (await import('./in-particular.tsx')).InParticular }));

interface Props {
  readonly category: SharingCategory;
  readonly sharing: Sharing;
  readonly team: readonly OnTeam[];
  /** In the first steps the choice is about all of a discipline. */
  readonly withPersons?: boolean;
}

/** One category: what it is about, one switch, who has it anyway, and what somebody would read. */
export function SharingLeaf({ category, sharing, team, withPersons = true }: Props) {
  const discipline = SHARED_WITH[category];
  const what = SHARING_CATEGORY_WORDS[category];
  const { always, example } = CATEGORY_WORDS[category];
  const people = team.filter((one) => one.discipline === discipline && one.state !== 'ENDED');
  const [open, setOpen] = useState(false);
  const tell = useToast();
  const on = sharing.choices.some(
    (one) =>
      one.category === category && one.discipline === discipline && one.memberId === null && one.granted,
  );

  /** Says it, and offers for a moment to take it back. */
  const say = async (saying: Saying, before: boolean | null, sentence: string) => {
    if (await sharing.say(saying)) {
      tell(
        <>
          <span>{sentence}</span>
          <PlainButton onClick={() => void sharing.say({ ...saying, granted: before })}>Undo</PlainButton>
        </>,
      );
    }
  };
  const change = (granted: boolean) =>
    say(
      { category, discipline, memberId: null, granted },
      on,
      `From now on ${THEM[discipline]} ${granted ? 'may' : 'may not'} read ${what}.`,
    );

  return (
    <Leaf title={capital(what)}>
      <Switch
        label={
          <>
            {capital(THEM[discipline])}
            <span className="visually-hidden"> may read {what}</span>
          </>
        }
        state={whoReads(sharing.choices, category, team)}
        on={on}
        onChange={(granted) => void change(granted)}
      />
      <ProblemNotice problem={sharing.refused(category)} />
      <p className="quiet">For example, {example}</p>
      <p className="quiet">{always}</p>
      {withPersons && people.length > 0 && (
        <>
          <Acts>
            <Act
              quiet
              expanded={open}
              label={`Someone in particular, ${what}`}
              onClick={() => setOpen(!open)}
            >
              Someone in particular
            </Act>
          </Acts>
          {open && (
            <Suspense fallback={null}>
              <InParticular
                category={category}
                people={people}
                choices={sharing.choices}
                others={on}
                onSay={say}
              />
            </Suspense>
          )}
        </>
      )}
    </Leaf>
  );
}
