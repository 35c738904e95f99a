import { FLAG_RULES, type FlagRuleCode, type FlagRuleSetting, flagRuleOf } from './catalogue.ts';

/** How each rule is set. */
export type FlagRuleSettings = Readonly<Record<FlagRuleCode, FlagRuleSetting>>;

/** What the practice has changed, over what ships. */
export function flagRuleSettings(changed: readonly FlagRuleSetting[]): FlagRuleSettings {
  const settings = FLAG_RULES.map(({ code, threshold, usualLevel }): [FlagRuleCode, FlagRuleSetting] => [
    code,
    changed.find((one) => one.code === code) ?? {
      code,
      threshold: threshold?.usual ?? null,
      level: usualLevel,
      on: true,
    },
  ]);
  return Object.fromEntries(settings) as Record<FlagRuleCode, FlagRuleSetting>;
}

interface SettingProblem {
  readonly path: string;
  readonly message: string;
}

/** What stands against setting a rule so; nothing where it may be. */
export function settingProblems(setting: FlagRuleSetting): SettingProblem[] {
  const rule = flagRuleOf(setting.code);
  if (!rule) {
    return [{ path: 'rule', message: 'There is no such rule.' }];
  }
  const problems: SettingProblem[] = [];
  const { threshold } = setting;
  if (rule.threshold === null) {
    if (threshold !== null) {
      problems.push({ path: 'threshold', message: 'This rule has no number.' });
    }
  } else if (
    threshold === null ||
    !Number.isInteger(threshold) ||
    threshold < rule.threshold.min ||
    threshold > rule.threshold.max
  ) {
    const { min, max } = rule.threshold;
    problems.push({
      path: 'threshold',
      message:
        min === max ? `For this rule it is always ${min}.` : `Please give a number from ${min} to ${max}.`,
    });
  }
  if (!rule.levels.includes(setting.level)) {
    problems.push({ path: 'level', message: 'This level does not go with this rule.' });
  }
  if (!setting.on && !rule.maySwitchOff) {
    problems.push({ path: 'on', message: 'A rule for self-harm cannot be switched off.' });
  }
  return problems;
}
