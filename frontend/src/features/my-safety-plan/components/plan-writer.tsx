import { mergeSafetyPlans, SAFETY_PLAN_PARTS } from '@attune/shared';
import { useApolloClient } from '@apollo/client/react';
import { useState } from 'react';
import {
  MySafetyPlanDocument,
  type MySafetyPlanQuery,
  SaveMySafetyPlanDocument,
} from '../../../generated/my-safety-plan.ts';
import { useVerb } from '../../../lib/use-verb.ts';
import { Act, Acts, Leaf, Leaves } from '../../../ui/leaf.tsx';
import { ProblemNotice } from '../../../ui/notice.tsx';
import { BothTexts } from '../../../ui/safety-plan/both-texts.tsx';
import { PartEditor } from '../../../ui/safety-plan/part-editor.tsx';
import { contentsOf, inputOf, problemIn, type usePlanDraft } from '../../../ui/safety-plan/use-plan-draft.ts';
import { useToast } from '../../../ui/toast.tsx';

type Plan = NonNullable<MySafetyPlanQuery['client']>['safetyPlan'];

interface PlanWriterProps {
  readonly clientId: string;
  readonly plan: Plan;
  readonly draft: ReturnType<typeof usePlanDraft>;
  readonly onDone: () => void;
}

/** Writing: one step at a time, or all at once; kept on the device until it is saved. */
export function PlanWriter({
  clientId,
  plan,
  draft: { draft, change, restOn, end },
  onDone,
}: PlanWriterProps) {
  const [at, setAt] = useState(0);
  const [all, setAll] = useState(false);
  const save = useVerb(SaveMySafetyPlanDocument, 'saveSafetyPlan');
  const apollo = useApolloClient();
  const say = useToast();
  if (!draft) {
    return null;
  }
  const keep = async () => {
    const outcome = await save.run({ input: inputOf(clientId, draft) });
    if (outcome.ok) {
      end();
      onDone();
      say('Your safety plan is saved.');
    } else if (outcome.problem.code === 'STALE_VERSION') {
      await apollo.refetchQueries({ include: [MySafetyPlanDocument] });
    } else if (outcome.problem.fields) {
      setAll(true);
    }
  };
  if (save.problem?.code === 'STALE_VERSION' && plan && plan.version !== draft.version) {
    const go = (contents: typeof draft.plan) => {
      restOn(plan, contents);
      save.forget();
    };
    return (
      <Leaves>
        <Leaf title="Two versions">
          <BothTexts base={draft.base} newest={plan} mine={draft.plan}>
            <Acts>
              <Act onClick={() => go(mergeSafetyPlans(draft.base, plan, draft.plan))}>Put both together</Act>
              <Act quiet onClick={() => go(draft.plan)}>
                Go on with mine alone
              </Act>
              <Act quiet onClick={() => go(contentsOf(plan))}>
                Take what holds now
              </Act>
            </Acts>
          </BothTexts>
        </Leaf>
      </Leaves>
    );
  }
  const shown = all ? SAFETY_PLAN_PARTS : SAFETY_PLAN_PARTS.slice(at, at + 1);
  const last = all || at === SAFETY_PLAN_PARTS.length - 1;
  return (
    <Leaves>
      {shown.map((part) => (
        <Leaf key={part} {...(all ? {} : { kicker: `${at + 1} of ${SAFETY_PLAN_PARTS.length}` })}>
          <PartEditor
            part={part}
            lines={draft.plan[part]}
            onChange={(lines) => change(part, lines)}
            problem={problemIn(save.problem, part)}
          />
        </Leaf>
      ))}
      <Leaf>
        <ProblemNotice
          problem={save.problem}
          shown={(save.problem?.fields ?? []).map((field) => field.path)}
        />
        <Acts>
          {!last && <Act onClick={() => setAt(at + 1)}>Next step</Act>}
          <Act quiet={!last} busy={save.busy} onClick={keep}>
            Save my plan
          </Act>
          {!all && at > 0 && (
            <Act quiet onClick={() => setAt(at - 1)}>
              Back
            </Act>
          )}
          <Act quiet onClick={() => setAll(!all)}>
            {all ? 'One step at a time' : 'All steps at once'}
          </Act>
          <Act quiet onClick={onDone}>
            Later
          </Act>
        </Acts>
        <p className="quiet">Kept on this device as you write. Nobody reads it before you save it.</p>
      </Leaf>
    </Leaves>
  );
}
