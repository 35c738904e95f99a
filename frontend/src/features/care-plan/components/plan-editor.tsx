import { useQuery } from '@apollo/client/react';
import { PHASE_MEANINGS, PHASES, PHASES_LABELS } from '@attune/shared';
import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import {
  ClientPlanDocument,
  type ClientPlanQuery,
  DraftPlanDocument,
  ProposePlanDocument,
} from '../../../generated/care-plan.ts';
import { recordPath } from '../../../lib/paths.ts';
import { useRecord } from '../../../lib/record.tsx';
import { fieldMessage } from '../../../lib/results.ts';
import { useIdempotencyKey } from '../../../lib/use-idempotency-key.ts';
import { useVerb } from '../../../lib/use-verb.ts';
import { firstName } from '../../../lib/words.ts';
import { Ask } from '../../../ui/ask.tsx';
import { Card } from '../../../ui/card.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { Stack } from '../../../ui/layout.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { Notice, ProblemNotice } from '../../../ui/notice.tsx';
import { NotThere } from '../../../ui/states.tsx';
import { useToast } from '../../../ui/toast.tsx';
import { ActivityFields } from './activity-fields.tsx';
import { GoalFields } from './goal-fields.tsx';
import styles from './plan-editor.module.css';
import {
  emptyActivity,
  emptyGoal,
  emptyPlan,
  emptyRule,
  formOf,
  inputOf,
  type PlanForm,
} from './plan-form.ts';
import { PlanWarnings } from './plan-warnings.tsx';
import { RuleFields } from './rule-fields.tsx';

type ClientPlan = NonNullable<ClientPlanQuery['client']>;

/** Writing the next version of the plan. */
export function PlanEditor() {
  const { id: clientId, viewerCan } = useRecord();
  // Not looked at again while somebody writes: a refetch must not move the ground.
  const asked = useQuery(ClientPlanDocument, {
    variables: { clientId },
    fetchPolicy: 'network-only',
    nextFetchPolicy: 'cache-only',
  });
  if (!viewerCan.editPlan) {
    return <Notice title="The plan is written by the psychotherapists of the team." />;
  }
  return <Ask of={asked}>{({ client }) => (client ? <Editor client={client} /> : <NotThere />)}</Ask>;
}

const replaced = <Item,>(items: readonly Item[], index: number, item: Item) =>
  items.map((one, at) => (at === index ? item : one));
const without = <Item,>(items: readonly Item[], index: number) => items.filter((_, at) => at !== index);

function Editor({ client }: { readonly client: ClientPlan }) {
  const { name } = useRecord();
  const source = client.planDraft ?? client.planProposal ?? client.activePlan;
  const [form, setForm] = useState<PlanForm>(() => (source ? formOf(source) : emptyPlan()));
  const [saved, setSaved] = useState<{ planId: string; version: number } | null>(() => newestOf(client));
  const [warnings, setWarnings] = useState<readonly string[]>(() => source?.warnings ?? []);
  const key = useIdempotencyKey();
  const draft = useVerb(DraftPlanDocument, 'draftCarePlan', { refetch: false });
  const propose = useVerb(ProposePlanDocument, 'proposeCarePlan');
  const navigate = useNavigate();
  const say = useToast();
  const change = (part: Partial<PlanForm>) => setForm((before) => ({ ...before, ...part }));
  const problem = draft.problem ?? propose.problem;

  const save = async (): Promise<{ planId: string; version: number } | null> => {
    const outcome = await draft.run({
      input: {
        clientId: client.id,
        planId: saved?.planId ?? null,
        expectedVersion: saved?.version ?? null,
        ...inputOf(form),
        idempotencyKey: key.current(),
      },
    });
    // Another try is another intention: the same words may be sent again after a refusal was mended.
    key.renew();
    if (!outcome.ok) {
      return null;
    }
    const now = { planId: outcome.value.id, version: outcome.value.version };
    setSaved(now);
    setWarnings(outcome.value.warnings);
    return now;
  };
  const saveDraft = async () => {
    const now = await save();
    if (now) say(`Version ${now.version} is kept as a draft.`);
  };
  const proposeNow = async () => {
    const now = await save();
    if (now && (await propose.run({ input: now })).ok) {
      say(`Version ${now.version} is proposed to ${firstName(name)} and the team.`);
      await navigate(recordPath(client.id, 'plan'));
    }
  };
  const error = (path: string) => fieldMessage(problem, path);
  return (
    <>
      <Stack>
        {source && (
          <p className="quiet">
            From version {source.version}. What you keep becomes a version of its own; nothing before it is
            lost.
          </p>
        )}
        {warnings.length > 0 && (
          <Notice title="To know while writing, as of the version kept last">
            <PlanWarnings warnings={warnings} />
          </Notice>
        )}
        <Card title="In short">
          <Stack>
            <Choice
              label="Phase of the work"
              columns={4}
              value={form.phase}
              onChange={(phase) => change({ phase })}
              options={PHASES.map((value) => ({
                value,
                label: PHASES_LABELS[value],
                hint: PHASE_MEANINGS[value],
              }))}
            />
            <Textarea
              label="Summary, in plain words"
              description={`${firstName(name)} reads this first: why, what we do, who does what.`}
              autosize
              minRows={3}
              value={form.summary}
              error={error('summary')}
              onChange={(event) => change({ summary: event.currentTarget.value })}
            />
          </Stack>
        </Card>
        <Card title="Goals" flush>
          {form.goals.map((goal, index) => (
            <GoalFields
              key={goal.key}
              number={index + 1}
              goal={goal}
              error={(field) => error(`goals.${index}.${field}`)}
              onChange={(next) => change({ goals: replaced(form.goals, index, next) })}
              onRemove={() => change({ goals: without(form.goals, index) })}
            />
          ))}
          <div className={styles.add}>
            <Button variant="default" onClick={() => change({ goals: [...form.goals, emptyGoal()] })}>
              Add a goal
            </Button>
          </div>
        </Card>
        <Card title="What we do" aside="both disciplines" flush>
          {form.activities.map((activity, index) => (
            <ActivityFields
              key={activity.key}
              activity={activity}
              boundaries={client.boundaries}
              error={(field) => error(`activities.${index}.${field}`)}
              onChange={(next) => change({ activities: replaced(form.activities, index, next) })}
              onRemove={() => change({ activities: without(form.activities, index) })}
            />
          ))}
          <div className={styles.add}>
            <Button
              variant="default"
              onClick={() => change({ activities: [...form.activities, emptyActivity('PSYCHOTHERAPY')] })}
            >
              Add psychotherapy
            </Button>
            <Button
              variant="default"
              onClick={() => change({ activities: [...form.activities, emptyActivity('MASSAGE')] })}
            >
              Add bodywork
            </Button>
          </div>
        </Card>
        <Card title="What bodywork heeds">
          <Textarea
            label="Guidance"
            description="Contraindications, areas to avoid, and what to do when distress comes."
            autosize
            minRows={3}
            value={form.guidance}
            error={error('guidance')}
            onChange={(event) => change({ guidance: event.currentTarget.value })}
          />
        </Card>
        <Card title="How the two go together" aside="each rule is a sentence" flush>
          {form.rules.map((rule, index) => (
            <RuleFields
              key={rule.key}
              rule={rule}
              error={(field) => error(`rules.${index}.${field}`)}
              onChange={(next) => change({ rules: replaced(form.rules, index, next) })}
              onRemove={() => change({ rules: without(form.rules, index) })}
            />
          ))}
          <div className={styles.add}>
            <Button variant="default" onClick={() => change({ rules: [...form.rules, emptyRule()] })}>
              Add a rule
            </Button>
          </div>
        </Card>
        <ProblemNotice problem={problem} />
      </Stack>
      <div className={styles.foot}>
        <LinkButton to={recordPath(client.id, 'plan')}>Leave</LinkButton>
        <Button variant="default" loading={draft.busy && !propose.busy} onClick={() => void saveDraft()}>
          Keep as a draft
        </Button>
        <Button loading={propose.busy} onClick={() => void proposeNow()}>
          Propose to {firstName(name)} and the team
        </Button>
      </div>
    </>
  );
}

/** The newest version there is, which the next one follows. */
function newestOf(client: ClientPlan): { planId: string; version: number } | null {
  const all = [client.planDraft, client.planProposal, client.activePlan].filter((one) => one !== null);
  const newest = all.reduce<(typeof all)[number] | null>(
    (best, one) => (best && best.version > one.version ? best : one),
    null,
  );
  return newest ? { planId: newest.id, version: newest.version } : null;
}
