import { ROLES_LABELS } from '@attune/shared';
import type { PlanFieldsFragment } from '../../../generated/care-plan.ts';
import { useRecord, workingTeam } from '../../../lib/record.tsx';
import { Card } from '../../../ui/card.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import styles from './plan-tab.module.css';

/** Who agreed to this very version, and on whom it still waits. */
export function Agreements({ plan }: { readonly plan: PlanFieldsFragment }) {
  const { name, careTeam } = useRecord();
  const agreed = plan.agreements.filter((one) => one.version === plan.version);
  const names = new Set(agreed.map((one) => one.name));
  const waiting = [name, ...workingTeam(careTeam).map((place) => place.member.name)].filter(
    (one) => !names.has(one),
  );
  return (
    <Card title="Agreed" aside={`version ${plan.version}`}>
      <ul className={styles.people}>
        {agreed.map((one) => (
          <li key={`${one.name} ${one.role}`} className={styles.person}>
            <span>
              {one.name} <span className="quiet small">{ROLES_LABELS[one.role].toLowerCase()}</span>
            </span>
            <span className="quiet">
              <TimeText at={one.at} as="ago" />
            </span>
          </li>
        ))}
        {waiting.map((one) => (
          <li key={one} className={styles.person}>
            <span>{one}</span>
            <span className="quiet">not yet</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
