import { levelInWords } from '@attune/shared';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { ChangeFlagRuleDocument, type FlagRulesQuery } from '../../../generated/flag-rules.ts';
import { useVerb } from '../../../lib/use-verb.ts';
import { Row, Stack } from '../../../ui/layout.tsx';
import { ProblemNotice } from '../../../ui/notice.tsx';
import { Select } from '../../../ui/select.tsx';
import { Switch } from '../../../ui/switch.tsx';

type Rule = FlagRulesQuery['flagRules'][number];

interface RuleFormProps {
  readonly rule: Rule;
  readonly onDone: () => void;
}

/** Sets a rule within its limits; what cannot be chosen is not there. */
export function RuleForm({ rule, onDone }: RuleFormProps) {
  const [threshold, setThreshold] = useState(rule.threshold);
  const [level, setLevel] = useState(rule.level);
  const [on, setOn] = useState(rule.on);
  const change = useVerb(ChangeFlagRuleDocument, 'changeFlagRule');
  const { lowestThreshold: lowest, highestThreshold: highest } = rule;
  const numbers =
    lowest === null || highest === null
      ? []
      : Array.from({ length: highest - lowest + 1 }, (_, index) => lowest + index);
  const save = async () => {
    const outcome = await change.run({
      input: { rule: rule.rule, expectedVersion: rule.version, threshold, level, on },
    });
    if (outcome.ok) onDone();
  };
  return (
    <Stack gap={12}>
      {numbers.length > 1 && (
        <Select
          label="From"
          value={String(threshold)}
          onChange={(value) => setThreshold(Number(value))}
          options={numbers.map((number) => ({ value: String(number), label: String(number) }))}
        />
      )}
      {rule.levels.length > 1 && (
        <Select
          label="It raises"
          value={level}
          onChange={(value) => setLevel(value || level)}
          options={rule.levels.map((one) => ({ value: one, label: levelInWords(one) }))}
        />
      )}
      {rule.maySwitchOff && (
        <Switch label="This rule" state={on ? 'on' : 'off: it raises nothing'} on={on} onChange={setOn} />
      )}
      <ProblemNotice problem={change.problem} />
      <Row>
        <Button loading={change.busy} onClick={() => void save()}>
          Save
        </Button>
        <Button variant="default" onClick={onDone}>
          Leave it
        </Button>
      </Row>
    </Stack>
  );
}
