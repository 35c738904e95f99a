import {
  DISCIPLINES_LABELS,
  type ExportedRecord,
  PHASE_MEANINGS,
  type Phase,
  SAFETY_PLAN_PARTS,
  SAFETY_PLAN_WORDS,
} from '@attune/shared';
import { dayInWords } from '../../../lib/dates.ts';
import { howItGoes } from '../../../lib/plain-words.ts';
import { useZone } from '../../../lib/viewer.tsx';
import { capital } from '../../../lib/words.ts';
import { PrintedLines, PrintedPart } from '../../../ui/print/printed-page.tsx';
import {
  activityInWords,
  boundariesInWords,
  healthInWords,
  type Plan,
  rulesInWords,
  sharingInWords,
} from '../domain/record-words.ts';
import styles from './my-data.module.css';

interface Props {
  readonly record: ExportedRecord;
}

const lines = (texts: readonly string[]) =>
  texts.map((text, index) => ({
    key: `${index} ${text}`,
    text: <span className={styles.words}>{text}</span>,
  }));

/** Who I am, who works with me, what I decided, what I told about my health. */
export function AboutMe({ record }: Props) {
  const zone = useZone();
  const { person, team, boundaries, sharing, healthEntries, healthTexts, safetyPlans } = record;
  const touch = boundaries.find((one) => one.current);
  const safety = safetyPlans.at(-1);
  return (
    <>
      <PrintedPart title="Who I am">
        <PrintedLines
          items={lines(
            [
              person?.name,
              person?.preferredName && `Called ${person.preferredName}`,
              person?.pronouns,
              person?.email,
              person?.phone,
            ].filter((one): one is string => Boolean(one)),
          )}
        />
      </PrintedPart>
      {team.length > 0 && (
        <PrintedPart title="My team">
          <PrintedLines
            items={team.map((one) => ({
              key: one.id,
              text: `${one.name}, ${DISCIPLINES_LABELS[one.discipline].toLowerCase()}`,
              sub: `Since ${dayInWords(one.trialAt ?? one.proposedAt, zone)}${
                one.endedAt ? `, until ${dayInWords(one.endedAt, zone)}` : ''
              }`,
            }))}
          />
        </PrintedPart>
      )}
      {touch && (
        <PrintedPart title="My rules for touch">
          <PrintedLines items={lines(boundariesInWords(touch))} />
        </PrintedPart>
      )}
      {sharing.length > 0 && (
        <PrintedPart title="What I share">
          <PrintedLines
            items={sharing.map((one) => ({
              key: sharingInWords(one),
              text: sharingInWords(one),
              sub: `Since ${dayInWords(one.since, zone)}`,
            }))}
          />
        </PrintedPart>
      )}
      {healthEntries.length + healthTexts.length > 0 && (
        <PrintedPart title="What I told about my health">
          <PrintedLines
            items={[
              ...healthEntries.map((one) => ({
                key: one.id,
                text: healthInWords(one),
                sub: one.endedAt && `Until ${dayInWords(one.endedAt, zone)}`,
              })),
              ...healthTexts.map((one) => ({
                key: one.part,
                text: <span className={styles.words}>{one.words}</span>,
              })),
            ]}
          />
        </PrintedPart>
      )}
      {safety && (
        <PrintedPart title="My safety plan">
          <PrintedLines
            items={SAFETY_PLAN_PARTS.filter((part) => safety[part].length > 0).map((part) => ({
              key: part,
              text: SAFETY_PLAN_WORDS[part].title,
              sub: safety[part].join(' · '),
            }))}
          />
        </PrintedPart>
      )}
    </>
  );
}

/** Each version of the plan, the newest first. */
export function MyPlans({ record: { plans } }: Props) {
  return [...plans].reverse().map((plan) => <PlanPart key={plan.id} plan={plan} />);
}

function PlanPart({ plan }: { readonly plan: Plan }) {
  const zone = useZone();
  const since = plan.inForceAt
    ? `in use from ${dayInWords(plan.inForceAt, zone)}`
    : `suggested on ${dayInWords(plan.proposedAt, zone)}`;
  return (
    <PrintedPart title={`My plan, version ${plan.version}, ${since}`}>
      <p className={styles.words}>{plan.summary}</p>
      <p>{PHASE_MEANINGS[plan.phase as Phase]}</p>
      <PrintedLines
        items={[
          ...plan.goals.map((goal) => ({
            key: goal.id,
            text: goal.statement,
            sub: [capital(howItGoes(goal.achievement)), ...goal.steps.map(({ text }) => text)].join(' · '),
          })),
          ...plan.activities.map((one) => ({
            key: one.id,
            text: activityInWords(one),
            sub: [one.reason, one.adjustment].filter(Boolean).join(' '),
          })),
          ...lines(rulesInWords(plan)),
        ]}
      />
      {plan.agreements.length > 0 && (
        <p>
          Agreed to by {plan.agreements.map(({ name, at }) => `${name} (${dayInWords(at, zone)})`).join(', ')}
          .
        </p>
      )}
    </PrintedPart>
  );
}
