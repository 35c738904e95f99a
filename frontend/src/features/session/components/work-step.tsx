import { hatchedRegions, regionLabel } from '@attune/shared';
import { useRef, useState } from 'react';
import { classNames } from '../../../lib/class-names.ts';
import { regionsInWords } from '../../../lib/words.ts';
import { BodyChart, type BodyView, type RegionLook } from '../../../ui/body-chart/body-chart.tsx';
import { BODY_SHAPES } from '../../../ui/body-chart/figure.ts';
import { BodyLegend } from '../../../ui/body-chart/legend.tsx';
import { Card } from '../../../ui/card.tsx';
import { RegionList } from '../../../ui/region-list.tsx';
import { nextEntry, otherSide, regionChoice, regionRefusal, techniqueName } from '../domain/limits.ts';
import { totalMinutes } from '../domain/steps.ts';
import { AskFirst, RegionWorkPanel } from './region-work.tsx';
import type { StepProps } from './consent-step.tsx';
import styles from './steps.module.css';
import { TapGroup } from './tap-group.tsx';
import { WhatHelps } from './what-helps.tsx';

type Shown = BodyView | 'list';

/** Tap where the hands were: what the tap enters is as the region before, and can be changed beside it. */
export function WorkStep({
  draft,
  change,
  client,
  limits,
  booked,
}: StepProps & { readonly booked: string | null }) {
  const [shown, setShown] = useState<Shown>('back');
  const [chosen, setChosen] = useState<string | null>(draft.work.at(-1)?.region ?? null);
  const [bothSides, setBothSides] = useState(false);
  const panel = useRef<HTMLDivElement>(null);
  const entry = draft.work.find((one) => one.region === chosen);

  const enter = (region: string, agreed = draft.regionsAgreedToday) => {
    const pair = bothSides ? otherSide(region) : null;
    const wanted = [region, ...(pair ? [pair] : [])].filter(
      (code) =>
        regionChoice(code, limits, agreed) === 'YES' && !draft.work.some((one) => one.region === code),
    );
    const added = wanted.flatMap((code) => nextEntry(code, draft.work, limits, booked) ?? []);
    change({ work: [...draft.work, ...added], regionsAgreedToday: agreed });
  };
  const tap = (region: string) => {
    setChosen(region);
    if (
      regionChoice(region, limits, draft.regionsAgreedToday) === 'YES' &&
      !draft.work.some((one) => one.region === region)
    ) {
      enter(region);
    }
  };
  const look = (region: string): RegionLook => {
    const done = draft.work.find((one) => one.region === region);
    const refusal = regionRefusal(region, limits);
    if (done) {
      return {
        mark: 'WORKED',
        note: `${done.minutes} min · ${done.pressure}`,
        words: `${done.minutes} minutes, pressure ${done.pressure}`,
      };
    }
    if (refusal !== null) return { mark: 'NEVER', words: refusal };
    return regionChoice(region, limits, draft.regionsAgreedToday) === 'ASK_FIRST'
      ? { mark: 'ASK_FIRST', words: 'ask first' }
      : { mark: 'OPEN' };
  };
  const never = [
    ...new Set([
      ...client.boundaries.regions.filter((one) => one.choice === 'NEVER').map((one) => one.region),
      ...limits.avoid,
      ...hatchedRegions(limits.health).keys(),
    ]),
  ];
  return (
    <div className={styles.pair}>
      <Card
        title={draft.work.length === 0 ? 'Where were your hands?' : `${totalMinutes(draft)} min so far`}
        aside={
          <div className={styles.views} role="group" aria-label="Side of the body">
            {(['front', 'back', 'list'] as const).map((one) => (
              <button key={one} type="button" aria-pressed={shown === one} onClick={() => setShown(one)}>
                {VIEW_LABELS[one]}
              </button>
            ))}
          </div>
        }
      >
        {shown === 'list' ? (
          <div className={styles.list}>
            <RegionList
              label="Regions worked"
              chosen={draft.work.map((one) => one.region)}
              refused={(code) => regionRefusal(code, limits)}
              onChange={(codes) => {
                const added = codes.find((code) => !draft.work.some((one) => one.region === code));
                const left = draft.work.find((one) => !codes.includes(one.region));
                tap(added ?? left?.region ?? '');
              }}
            />
          </div>
        ) : (
          <div className={styles.figure}>
            <BodyChart view={shown} look={look} chosen={chosen} onTap={tap} />
          </div>
        )}
        <div className={styles.under}>
          <BodyLegend worked />
          {never.length > 0 && (
            <p className="small quiet">
              Never: {regionsInWords(never)}.{' '}
              {shown !== 'list' &&
                hidden(
                  draft.work.map((one) => one.region),
                  shown,
                )}
            </p>
          )}
        </div>
      </Card>
      <div className={classNames(styles.stack, styles.panel)} ref={panel}>
        {chosen === null && (
          <Card>
            <p className="quiet">Tap a region. Small ones, such as the jaw joint, are easier in the list.</p>
          </Card>
        )}
        {chosen !== null && entry && (
          <RegionWorkPanel
            key={chosen}
            entry={entry}
            limits={limits}
            booked={booked}
            used={draft.work.map((one) => one.modality)}
            bothSides={bothSides}
            onBothSides={() => {
              const pair = otherSide(entry.region);
              setBothSides(!bothSides);
              if (!bothSides && pair && regionChoice(pair, limits, draft.regionsAgreedToday) === 'YES') {
                change({
                  work: [...draft.work.filter((one) => one.region !== pair), { ...entry, region: pair }],
                });
              }
            }}
            onChange={(patch) => {
              const pair = bothSides ? otherSide(entry.region) : null;
              change({
                work: draft.work.map((one) =>
                  one.region === entry.region || one.region === pair ? { ...one, ...patch } : one,
                ),
              });
            }}
            onRemove={() => {
              const pair = bothSides ? otherSide(entry.region) : null;
              change({
                work: draft.work.filter((one) => one.region !== entry.region && one.region !== pair),
              });
              setChosen(null);
            }}
          />
        )}
        {chosen !== null &&
          !entry &&
          regionChoice(chosen, limits, draft.regionsAgreedToday) === 'ASK_FIRST' && (
            <AskFirst
              region={chosen}
              name={limits.name}
              onAgreed={() => enter(chosen, [...draft.regionsAgreedToday, chosen])}
            />
          )}
        {chosen !== null && !entry && regionChoice(chosen, limits, draft.regionsAgreedToday) === 'YES' && (
          <Card title={regionLabel(chosen)}>
            <TapGroup
              label=""
              options={[{ value: 'ENTER', label: 'Enter it' }]}
              isOn={() => false}
              onTap={() => enter(chosen)}
            />
          </Card>
        )}
        <WhatHelps client={client} name={limits.name} />
      </div>
      {chosen !== null && (
        <div className={styles.peek}>
          <p>
            {regionLabel(chosen)}
            {entry
              ? ` · ${techniqueName(entry.modality)}, ${entry.pressure}, ${entry.minutes} min`
              : ' · ask first'}
          </p>
          <button
            type="button"
            className={styles.more}
            onClick={() => panel.current?.scrollIntoView({ block: 'start' })}
          >
            {entry ? 'Change' : 'Ask'}
          </button>
        </div>
      )}
    </div>
  );
}

const VIEW_LABELS: Readonly<Record<Shown, string>> = { front: 'Front', back: 'Back', list: 'List' };

/** What was worked on the other side of the figure is said, for it is out of sight. */
function hidden(worked: readonly string[], view: BodyView): string {
  const here = new Set(BODY_SHAPES[view].map((shape) => shape.region));
  const away = worked.filter((code) => !here.has(code));
  return away.length > 0 ? `Not in sight: ${regionsInWords(away)}.` : '';
}
