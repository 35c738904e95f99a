import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { FlagRulesDocument, type FlagRulesQuery } from '../../../generated/flag-rules.ts';
import { isManager, useViewer } from '../../../lib/viewer.tsx';
import { Ask } from '../../../ui/ask.tsx';
import { LevelBadge } from '../../../ui/badge.tsx';
import { Card } from '../../../ui/card.tsx';
import { Row, Stack } from '../../../ui/layout.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import { RuleForm } from './rule-form.tsx';

type Rule = FlagRulesQuery['flagRules'][number];

/** The rules that raise flags by themselves, one sentence each; whoever runs the practice sets them. */
export function FlagRulesPage() {
  const viewer = useViewer();
  const asked = useQuery(FlagRulesDocument);
  return (
    <>
      <PageTitle sub="A person’s judgement comes first: where a therapist raised a flag for a session, no rule raises another.">
        What raises a flag by itself
      </PageTitle>
      <Ask of={asked} lines={8}>
        {({ flagRules }) => (
          <Stack>
            {flagRules.map((rule) => (
              <RuleCard key={rule.rule} rule={rule} mayChange={isManager(viewer)} />
            ))}
          </Stack>
        )}
      </Ask>
    </>
  );
}

function RuleCard({ rule, mayChange }: { readonly rule: Rule; readonly mayChange: boolean }) {
  const [changing, setChanging] = useState(false);
  return (
    <Card>
      <Stack gap={10}>
        <p>{rule.sentence}.</p>
        <Row gap={12}>
          {rule.on ? <LevelBadge level={rule.level} /> : <span className="quiet">Switched off</span>}
          {!rule.maySwitchOff && <span className="quiet">Always on: it is about self-harm.</span>}
          {rule.changedAt && (
            <span className="quiet">
              Set by {rule.changedBy ?? 'somebody who has left'}, <TimeText at={rule.changedAt} />
            </span>
          )}
          {mayChange && !changing && (
            <Button
              size="compact-sm"
              variant="default"
              aria-label={`Change: ${rule.sentence}`}
              onClick={() => setChanging(true)}
            >
              Change
            </Button>
          )}
        </Row>
        {changing && <RuleForm rule={rule} onDone={() => setChanging(false)} />}
      </Stack>
    </Card>
  );
}
