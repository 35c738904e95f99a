import { useApolloClient } from '@apollo/client/react';
import { mergeSafetyPlans, SAFETY_PLAN_PARTS } from '@attune/shared';
import { Button } from '@mantine/core';
import {
  SafetyPlanTabDocument,
  type SafetyPlanTabQuery,
  SaveSafetyPlanDocument,
} from '../../../generated/safety-plan.ts';
import { useVerb } from '../../../lib/use-verb.ts';
import { Card } from '../../../ui/card.tsx';
import { Row, Stack } from '../../../ui/layout.tsx';
import { Notice, ProblemNotice } from '../../../ui/notice.tsx';
import { BothTexts } from '../../../ui/safety-plan/both-texts.tsx';
import { PartEditor } from '../../../ui/safety-plan/part-editor.tsx';
import { contentsOf, inputOf, problemIn, type usePlanDraft } from '../../../ui/safety-plan/use-plan-draft.ts';
import { useToast } from '../../../ui/toast.tsx';

type Plan = NonNullable<SafetyPlanTabQuery['client']>['safetyPlan'];

interface PlanFormProps {
  readonly clientId: string;
  readonly name: string;
  readonly plan: Plan;
  readonly draft: ReturnType<typeof usePlanDraft>;
  readonly onDone: () => void;
}

/** The psychotherapist writes it with the client; this device keeps what is typed until it is saved. */
export function PlanForm({
  clientId,
  name,
  plan,
  draft: { draft, change, restOn, end },
  onDone,
}: PlanFormProps) {
  const save = useVerb(SaveSafetyPlanDocument, 'saveSafetyPlan');
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
      say(`The safety plan of ${name} is saved. They see who wrote it.`);
    } else if (outcome.problem.code === 'STALE_VERSION') {
      await apollo.refetchQueries({ include: [SafetyPlanTabDocument] });
    }
  };
  if (save.problem?.code === 'STALE_VERSION' && plan && plan.version !== draft.version) {
    const go = (contents: typeof draft.plan) => {
      restOn(plan, contents);
      save.forget();
    };
    return (
      <Card title="Two versions">
        <Stack>
          <BothTexts base={draft.base} newest={plan} mine={draft.plan}>
            <Row>
              <Button onClick={() => go(mergeSafetyPlans(draft.base, plan, draft.plan))}>
                Put both together
              </Button>
              <Button variant="default" onClick={() => go(draft.plan)}>
                Go on with mine alone
              </Button>
              <Button variant="default" onClick={() => go(contentsOf(plan))}>
                Take what holds now
              </Button>
            </Row>
          </BothTexts>
        </Stack>
      </Card>
    );
  }
  return (
    <Card title={`Safety plan of ${name}`} aside={plan ? `on version ${plan.version}` : 'the first version'}>
      <Stack gap={28}>
        <Notice role="note">
          In {name}’s own words. They read it, change it, and decide who else sees the steps; the part for the
          table is for whoever works with touch.
        </Notice>
        {SAFETY_PLAN_PARTS.map((part) => (
          <PartEditor
            key={part}
            part={part}
            level={3}
            lines={draft.plan[part]}
            onChange={(lines) => change(part, lines)}
            problem={problemIn(save.problem, part)}
          />
        ))}
        <ProblemNotice
          problem={save.problem}
          shown={(save.problem?.fields ?? []).map((field) => field.path)}
        />
        <Row>
          <Button loading={save.busy} onClick={() => void keep()}>
            Save the plan
          </Button>
          <Button variant="default" onClick={onDone}>
            Later
          </Button>
          <Button
            variant="default"
            onClick={() => {
              end();
              onDone();
            }}
          >
            Throw the draft away
          </Button>
        </Row>
      </Stack>
    </Card>
  );
}
