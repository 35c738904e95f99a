import { Button } from '@mantine/core';
import { classNames } from '../../../../lib/class-names.ts';
import { dayAndTime, longDay, timeOf } from '../../../../lib/dates.ts';
import { useZone } from '../../../../lib/viewer.tsx';
import { Card } from '../../../../ui/card.tsx';
import rows from '../appointments.module.css';
import { byWeek, type Draft } from './drafts.ts';
import styles from './joint.module.css';

interface ProposalListProps {
  readonly drafts: readonly Draft[];
  /** The first day of the first week, 'YYYY-MM-DD'. */
  readonly from: string;
  readonly onChange: (draft: Draft) => void;
  readonly onTakeOut: (draft: Draft, out: boolean) => void;
}

/** The proposed sessions by week, what is booked already among them. */
export function ProposalList({ drafts, from, onChange, onTakeOut }: ProposalListProps) {
  const zone = useZone();
  return (
    <Card flush>
      {byWeek(drafts, from, zone).map(({ day, drafts: ofWeek }) => {
        const heading = `Week from ${longDay(`${day}T12:00:00Z`, 'UTC')}`;
        return (
          <section key={day} className={rows.section} aria-label={heading}>
            <h3 className={rows.day}>{heading}</h3>
            <ul className={rows.list}>
              {ofWeek.map((draft) => (
                <DraftRow key={draft.id} draft={draft} onChange={onChange} onTakeOut={onTakeOut} />
              ))}
            </ul>
          </section>
        );
      })}
    </Card>
  );
}

interface DraftRowProps extends Pick<ProposalListProps, 'onChange' | 'onTakeOut'> {
  readonly draft: Draft;
}

function DraftRow({ draft, onChange, onTakeOut }: DraftRowProps) {
  const zone = useZone();
  const time = dayAndTime(draft.startsAt, zone);
  const named = `${draft.what}, ${time}`;
  return (
    <li className={classNames(styles.row, draft.conflict !== null && styles.conflict)}>
      <div>
        <p className={classNames(styles.time, draft.out && rows.gone)}>
          {time}–{timeOf(draft.endsAt, zone)}
        </p>
        <p>
          {draft.what} with {draft.practitioner.name}
        </p>
        {draft.room && <p className={rows.sub}>{draft.room}</p>}
        <State draft={draft} />
        {draft.conflict && <p className={rows.finding}>{draft.conflict}</p>}
        {!draft.out && !draft.booked && <Said draft={draft} />}
      </div>
      {!draft.booked && (
        <div className={styles.acts}>
          {!draft.out && (
            <Button
              variant="default"
              size="compact-md"
              aria-label={`Change ${named}`}
              onClick={() => onChange(draft)}
            >
              Change
            </Button>
          )}
          {/* One button both ways, so that it keeps the focus. */}
          <Button
            variant={draft.out ? 'default' : 'subtle'}
            size="compact-md"
            aria-label={`${draft.out ? 'Put back' : 'Take out'} ${named}`}
            onClick={() => onTakeOut(draft, !draft.out)}
          >
            {draft.out ? 'Put back' : 'Take out'}
          </Button>
        </div>
      )}
    </li>
  );
}

function State({ draft }: { readonly draft: Draft }) {
  const words = draft.booked
    ? 'Booked already.'
    : draft.out
      ? 'Taken out: it is not booked.'
      : draft.moved
        ? 'Changed by hand.'
        : null;
  return words && <p className={rows.sub}>{words}</p>;
}

/** What speaks for the time and what does not, each sentence once. */
function Said({ draft }: { readonly draft: Draft }) {
  const unmet = draft.findings.filter((one) => !one.satisfied).map((one) => one.sentence);
  const met = draft.findings.filter((one) => one.satisfied).map((one) => one.sentence);
  return (
    <>
      {[...new Set(unmet)].map((sentence) => (
        <p key={sentence} className={rows.finding}>
          {sentence}
        </p>
      ))}
      {[...new Set([...draft.reasons, ...met])].map((sentence) => (
        <p key={sentence} className={styles.met}>
          {sentence}
        </p>
      ))}
    </>
  );
}
