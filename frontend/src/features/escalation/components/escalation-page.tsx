import { useQuery } from '@apollo/client/react';
import {
  changesOfEscalation,
  ESCALATION_WHO,
  type EscalationWho,
  FLAG_LEVELS,
  faultsOfEscalation,
  type LevelEscalation,
  type PeopleOfSteps,
} from '@attune/shared';
import { Button } from '@mantine/core';
import { useState } from 'react';
import {
  ChangeEscalationDocument,
  EscalationPolicyDocument,
  type EscalationPolicyQuery,
} from '../../../generated/escalation.ts';
import { PATHS } from '../../../lib/paths.ts';
import { useVerb } from '../../../lib/use-verb.ts';
import { isManager, useViewer } from '../../../lib/viewer.tsx';
import { Ask } from '../../../ui/ask.tsx';
import { Card } from '../../../ui/card.tsx';
import { Row, Stack } from '../../../ui/layout.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { Notice, ProblemNotice } from '../../../ui/notice.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import { useToast } from '../../../ui/toast.tsx';
import styles from './escalation.module.css';
import { LevelEditor } from './level-editor.tsx';

type Policy = EscalationPolicyQuery['escalationPolicy'];

/** Who is told of a flag that nobody answers: a picture of it by level, and where it is set. */
export function EscalationPage() {
  const asked = useQuery(EscalationPolicyDocument);
  return (
    <>
      <PageTitle
        sub="Who is told when somebody raises a flag, and who when nobody answers. A change holds for what is raised from then on."
        actions={
          <>
            <LinkButton to={PATHS.onCall}>Who is on call</LinkButton>
            <LinkButton to={PATHS.practice}>Back to the practice</LinkButton>
          </>
        }
      >
        When nobody answers
      </PageTitle>
      <Ask of={asked} lines={8}>
        {/* Another version is another page: what was typed belongs to the one before. */}
        {({ escalationPolicy }) => <Editor key={escalationPolicy.version} policy={escalationPolicy} />}
      </Ask>
    </>
  );
}

function Editor({ policy }: { readonly policy: Policy }) {
  const viewer = useViewer();
  const saved = levelsOf(policy);
  const [levels, setLevels] = useState<readonly LevelEscalation[]>(saved);
  const change = useVerb(ChangeEscalationDocument, 'changeEscalationPolicy');
  const say = useToast();
  const changes = changesOfEscalation(saved, levels);
  const faulty = levels.some((level) => faultsOfEscalation(level).length > 0);
  const put = (level: LevelEscalation) =>
    setLevels(levels.map((one) => (one.level === level.level ? level : one)));
  const save = async () => {
    const outcome = await change.run({
      input: {
        basedOnVersion: policy.version,
        levels: levels.map((level) => ({
          ...level,
          steps: level.steps.map((step) => ({ ...step, channels: [...step.channels] })),
        })),
      },
    });
    if (outcome.ok) say('Set. It holds for every flag that is raised from now on.');
  };
  return (
    <Stack>
      {levels.toReversed().map((level) => (
        <LevelEditor
          key={level.level}
          policy={level}
          people={peopleOf(policy)}
          onChange={isManager(viewer) ? put : null}
        />
      ))}
      {(changes.length > 0 || change.problem) && (
        <div className={styles.bar}>
          <ProblemNotice problem={change.problem} />
          <Notice
            title={faulty ? 'This cannot be set yet: please look at what is marked.' : 'Not set yet:'}
            action={
              <Row>
                <Button
                  variant="default"
                  onClick={() => {
                    change.forget();
                    setLevels(saved);
                  }}
                >
                  Undo
                </Button>
                <Button disabled={faulty} loading={change.busy} onClick={() => void save()}>
                  Set it so
                </Button>
              </Row>
            }
          >
            <ul className={styles.changes}>
              {changes.map((one) => (
                <li key={one}>{one}</li>
              ))}
            </ul>
          </Notice>
        </div>
      )}
      <History policy={policy} />
    </Stack>
  );
}

function History({ policy: { history } }: { readonly policy: Policy }) {
  return (
    <Card title="What was changed, and by whom" aside="never edited, never removed">
      {history.length === 0 ? (
        <p className="quiet">Nothing was changed yet: this is how Attune begins.</p>
      ) : (
        <ol className={styles.history}>
          {history.map(({ version, changedAt, changedBy, changes }) => (
            <li key={version}>
              <b>{changedBy}</b>{' '}
              <span className="quiet small">
                version {version}, <TimeText at={changedAt} />
              </span>
              <ul className={styles.changes}>
                {changes.length === 0 && <li className="quiet">Set as it was before.</li>}
                {changes.map((one) => (
                  <li key={one}>{one}</li>
                ))}
              </ul>
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}

function levelsOf(policy: Policy): LevelEscalation[] {
  return FLAG_LEVELS.flatMap((level) => {
    const found = policy.levels.find((one) => one.level === level);
    return found
      ? [
          {
            level,
            acknowledgeWithinMinutes: found.acknowledgeWithinMinutes,
            remindEveryMinutes: found.remindEveryMinutes,
            steps: found.steps.map(({ who, afterMinutes, channels }) => ({ who, afterMinutes, channels })),
          },
        ]
      : [];
  });
}

function peopleOf(policy: Policy): PeopleOfSteps {
  const names = (who: EscalationWho) => policy.people.find((one) => one.who === who)?.names ?? [];
  return Object.fromEntries(ESCALATION_WHO.map((who) => [who, names(who)])) as unknown as PeopleOfSteps;
}
