import { useApolloClient } from '@apollo/client/react';
import { type BoundariesContents, sameBoundaries } from '@attune/shared';
import { type FormEvent, useState } from 'react';
import { ChangeMyRulesDocument, MyBodyDocument } from '../../../generated/my-body.ts';
import { fieldMessage } from '../../../lib/results.ts';
import { useVerb } from '../../../lib/use-verb.ts';
import { Act, Acts, Leaf, Leaves } from '../../../ui/leaf.tsx';
import { ProblemNotice } from '../../../ui/notice.tsx';
import { useToast } from '../../../ui/toast.tsx';
import {
  type Change,
  contentsOf,
  contentsOfDraft,
  draftOf,
  inputOf,
  type MyRules,
  type RulesDraft,
} from '../domain/rules-draft.ts';
import { Conflict } from './conflict.tsx';
import { PressureLeaf } from './pressure-leaf.tsx';
import { RegionChooser } from './region-chooser.tsx';
import { StopLeaf, SurroundingsLeaf } from './word-leaves.tsx';

interface RulesEditorProps {
  readonly clientId: string;
  readonly change: Change;
  readonly onChange: (change: Change) => void;
  readonly onClose: () => void;
}

/** Changes everything on one page and saves it as a whole. */
export function RulesEditor({ clientId, change, onChange, onClose }: RulesEditorProps) {
  const apollo = useApolloClient();
  const save = useVerb(ChangeMyRulesDocument, 'changeBoundaries');
  const say = useToast();
  const [newest, setNewest] = useState<MyRules | null>(null);
  const { from, draft } = change;
  const edit = (patch: Partial<RulesDraft>) => onChange({ from, draft: { ...draft, ...patch } });
  const saved = () => {
    say('Saved. It holds from now on.');
    onClose();
  };

  const send = async (expectedVersion: number) => {
    const outcome = await save.run({ input: inputOf(draft, expectedVersion) });
    if (outcome.ok) {
      const boundaries = outcome.value;
      apollo.cache.updateQuery({ query: MyBodyDocument, variables: { clientId } }, (known) =>
        known?.client ? { ...known, client: { ...known.client, boundaries } } : undefined,
      );
      saved();
      return;
    }
    if (outcome.problem.code === 'STALE_VERSION') {
      const { data } = await apollo.query({
        query: MyBodyDocument,
        variables: { clientId },
        fetchPolicy: 'network-only',
      });
      const now = data?.client?.boundaries ?? null;
      // An answer that was lost on the way: what was entered holds already.
      if (now && sameBoundaries(contentsOf(now), contentsOfDraft(draft))) saved();
      else setNewest(now);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!save.busy && newest === null) void send(from.version);
  };
  const takeNewest = (now: MyRules) => {
    onChange({ from: now, draft: draftOf(now) });
    setNewest(null);
    save.forget();
  };
  const message = (path: keyof BoundariesContents) => fieldMessage(save.problem, path);
  return (
    <form onSubmit={submit} noValidate>
      <Leaves>
        <RegionChooser draft={draft} onChange={(next) => edit({ regions: next.regions })} />
        <PressureLeaf value={draft.maxPressure} onChange={(maxPressure) => edit({ maxPressure })} />
        <SurroundingsLeaf draft={draft} onChange={edit} message={message} />
        <StopLeaf draft={draft} onChange={edit} message={message} />
        <Leaf>
          {newest ? (
            <Conflict
              before={contentsOf(from)}
              newest={contentsOf(newest)}
              mine={contentsOfDraft(draft)}
              busy={save.busy}
              onMine={() => {
                onChange({ from: newest, draft });
                setNewest(null);
                void send(newest.version);
              }}
              onNewest={() => takeNewest(newest)}
            />
          ) : (
            <>
              <ProblemNotice problem={save.problem} />
              <Acts>
                <Act submits busy={save.busy} onClick={() => undefined}>
                  Save
                </Act>
                <Act quiet onClick={onClose}>
                  Leave it as it was
                </Act>
              </Acts>
              <p className="quiet">It is saved as a whole, and holds from then on.</p>
            </>
          )}
        </Leaf>
      </Leaves>
    </form>
  );
}
