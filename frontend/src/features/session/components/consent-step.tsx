import { choiceFor, hatchedRegions, REGIONS, regionLabel } from '@attune/shared';
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { capital, regionsInWords } from '../../../lib/words.ts';
import { Card } from '../../../ui/card.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { type SessionDraft, toggled } from '../domain/draft.ts';
import type { Limits, SessionClient } from '../domain/limits.ts';
import styles from './steps.module.css';
import { TapGroup } from './tap-group.tsx';

export interface StepProps {
  readonly draft: SessionDraft;
  readonly change: (patch: Partial<SessionDraft>) => void;
  readonly client: SessionClient;
  readonly limits: Limits;
}

/** R11: before hands are laid on, the boundaries of this moment are gone over together. */
export function ConsentStep({ draft, change, client, limits }: StepProps) {
  const { boundaries } = client;
  const changes = client.boundariesSinceMySession?.changes ?? [];
  const said = (choice: string) =>
    boundaries.regions.filter((one) => one.choice === choice).map((one) => one.region);
  const never = [...new Set([...said('NEVER'), ...limits.avoid, ...hatchedRegions(limits.health).keys()])];
  const outdated = draft.boundariesVersion !== null && draft.boundariesVersion !== boundaries.version;
  const confirmed = draft.boundariesVersion === boundaries.version;
  return (
    <div className={styles.pair}>
      <Card
        title={`What ${limits.name} allows`}
        aside={boundaries.version === 0 ? 'nothing set yet' : `version ${boundaries.version}`}
      >
        {changes.length > 0 && (
          <Notice tone="concern" title="Changed since your last session">
            <ul className={styles.changes}>
              {changes.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </Notice>
        )}
        <dl className={styles.facts}>
          <Fact
            label="Never"
            text={never.length > 0 ? capital(regionsInWords(never)) : 'Nothing beyond what is never offered'}
          />
          <Fact
            label="Ask first"
            text={
              capital(regionsInWords(said('ASK_FIRST'))) ||
              'As always: face, throat, chest, belly, sacrum, hips, inner thighs'
            }
          />
          <Fact label="Pressure" text={`Up to ${boundaries.maxPressure} of 5`} />
          <Fact label="Scent" text={boundaries.scent ? 'Welcome' : 'None'} />
          {boundaries.clothing && <Fact label="Clothing" text={boundaries.clothing} />}
          {boundaries.position && <Fact label="Position" text={boundaries.position} />}
          <Fact label="Talk" text={boundaries.talk} />
          {boundaries.music && <Fact label="Music" text={boundaries.music} />}
          {boundaries.light && <Fact label="Light" text={boundaries.light} />}
          {client.intake && client.intake.warnings.length > 0 && (
            <Fact label="Health" text={client.intake.warnings.join(' ')} />
          )}
          {boundaries.note && <Fact label="In their words" text={boundaries.note} />}
        </dl>
      </Card>
      <Card title="Agreed for today">
        <div className={styles.stack}>
          {outdated && (
            <Notice
              tone="concern"
              role="alert"
              title={`${limits.name} changed the boundaries. Please go over them once more.`}
            />
          )}
          <TapGroup
            label={`The boundaries, asked of ${limits.name}`}
            options={[
              { value: 'SAME', label: boundaries.version === 0 ? 'Gone over together' : 'Same as last time' },
              { value: 'CHANGED', label: 'Changed today' },
            ]}
            isOn={(value) => draft.boundaries === value && (value === 'CHANGED' || confirmed)}
            onTap={(value) =>
              change(
                value === 'SAME'
                  ? { boundaries: 'SAME', boundariesVersion: boundaries.version }
                  : { boundaries: 'CHANGED', boundariesVersion: null },
              )
            }
          />
          {draft.boundaries === 'CHANGED' && (
            <Notice tone="information" title="Less is always all right; more is theirs to write.">
              <p>
                What {limits.name} does not want today is left out. Anything wider than this page holds from
                the moment {limits.name} has changed it; until then what stands here binds.
              </p>
              <div className={styles.gap}>
                <TapGroup
                  label=""
                  options={[{ value: 'OVER', label: 'Gone over: this holds, or less' }]}
                  isOn={() => confirmed}
                  onTap={() => change({ boundariesVersion: confirmed ? null : boundaries.version })}
                />
              </div>
            </Notice>
          )}
          <TextInput
            label="Draping"
            size="md"
            value={draft.draping}
            onChange={(event) => change({ draping: event.currentTarget.value })}
          />
          <TapGroup
            label="Stop signal"
            options={[
              {
                value: 'STOP',
                label: boundaries.stopSignal
                  ? `Agreed: “${boundaries.stopSignal}”`
                  : 'Agreed with each other',
              },
            ]}
            isOn={() => draft.stopSignalAgreed}
            onTap={() => change({ stopSignalAgreed: !draft.stopSignalAgreed })}
          />
          <AskedToday draft={draft} change={change} client={client} limits={limits} />
        </div>
      </Card>
    </div>
  );
}

const Fact = ({ label, text }: { readonly label: string; readonly text: string }) => (
  <div>
    <dt>{label}</dt>
    <dd>{text}</dd>
  </div>
);

/** Regions that are asked about each time: the client's own and the plan's first, the others on demand. */
function AskedToday({ draft, change, client, limits }: StepProps) {
  const [all, setAll] = useState(false);
  const asks = (code: string) =>
    choiceFor(code, limits.boundaries) === 'ASK_FIRST' &&
    !limits.avoid.includes(code) &&
    !hatchedRegions(limits.health).has(code);
  const likely = new Set([
    ...client.boundaries.regions.filter((one) => one.choice === 'ASK_FIRST').map((one) => one.region),
    ...(client.activePlan?.activities.flatMap((one) => one.focusRegions) ?? []),
    ...draft.regionsAgreedToday,
  ]);
  const shown = REGIONS.filter(({ code }) => asks(code) && (all || likely.has(code)));
  return (
    <div className={styles.stack} style={{ gap: 8 }}>
      {shown.length > 0 && (
        <TapGroup
          label="Asked, and agreed for today"
          options={shown.map(({ code }) => ({ value: code, label: regionLabel(code) }))}
          isOn={(code) => draft.regionsAgreedToday.includes(code)}
          onTap={(code) => change({ regionsAgreedToday: toggled(draft.regionsAgreedToday, code) })}
        />
      )}
      {!all && (
        <button type="button" className={styles.more} onClick={() => setAll(true)}>
          Ask about another region
        </button>
      )}
    </div>
  );
}
