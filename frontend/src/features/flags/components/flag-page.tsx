import { useQuery } from '@apollo/client/react';
import {
  DISTRESS_REASONS_LABELS,
  DISCIPLINES_LABELS,
  FLAG_LEVELS_LABELS,
  FLAG_STATES_LABELS,
  HOLD_LEVELS_LABELS,
} from '@attune/shared';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import {
  AcknowledgeDocument,
  EndConditionsDocument,
  FlagDocument,
  type FlagQuery,
} from '../../../generated/flags.ts';
import { timeLeft } from '../../../lib/dates.ts';
import { recordPath } from '../../../lib/paths.ts';
import { useNow } from '../../../lib/use-now.ts';
import { useVerb } from '../../../lib/use-verb.ts';
import { listed } from '../../../lib/words.ts';
import { Ask } from '../../../ui/ask.tsx';
import { Badge, LevelBadge } from '../../../ui/badge.tsx';
import { Card } from '../../../ui/card.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { HoldBanner } from '../../../ui/hold-banner.tsx';
import { Columns, Row, Stack } from '../../../ui/layout.tsx';
import { Notice, ProblemNotice } from '../../../ui/notice.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { NotThere } from '../../../ui/states.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import { WhoCanSee } from '../../../ui/who-can-see.tsx';
import styles from './flag-page.module.css';
import { FlagStepForm } from './flag-step-form.tsx';
import { ToldCard } from './told-card.tsx';

type Flag = NonNullable<FlagQuery['distressFlag']>;

/** One flag from its raising to its end, live: who was told, who took it on, what was decided. */
export function FlagPage() {
  const { flagId = '' } = useParams();
  const asked = useQuery(FlagDocument, { variables: { flagId } });
  return (
    <Ask of={asked} lines={6}>
      {({ distressFlag }) => (distressFlag ? <OneFlag flag={distressFlag} /> : <NotThere />)}
    </Ask>
  );
}

function OneFlag({ flag }: { readonly flag: Flag }) {
  const [step, setStep] = useState<'LIFT' | 'RESOLVE' | null>(null);
  const acknowledge = useVerb(AcknowledgeDocument, 'acknowledgeDistressFlag');
  const decides = flag.client.viewerCan.liftHold;
  const open = flag.state !== 'RESOLVED';
  return (
    <>
      <PageTitle
        sub={<Subline flag={flag} />}
        actions={
          <>
            {flag.state === 'RAISED' && (
              <Button
                loading={acknowledge.busy}
                onClick={() => void acknowledge.run({ input: { flagId: flag.id } })}
              >
                I’m on it
              </Button>
            )}
            {open && decides && flag.hold !== 'NONE' && (
              <Button variant="default" onClick={() => setStep('LIFT')}>
                Lift the hold
              </Button>
            )}
            {open && decides && (
              <Button variant="default" onClick={() => setStep('RESOLVE')}>
                Resolve
              </Button>
            )}
          </>
        }
      >
        {`${FLAG_LEVELS_LABELS[flag.level]} for ${flag.client.name}`}
      </PageTitle>
      <Stack>
        <ProblemNotice problem={acknowledge.problem} />
        {flag.calledIn && (
          <Notice tone="information" title="You are called in">
            <p>
              You are not on {flag.client.name}’s team. Until this flag is resolved you see it, whom to reach
              and who the team are, and you can take it on. {flag.client.name} sees that you looked.
            </p>
          </Notice>
        )}
        <HoldBanner hold={flag.hold} />
        <Columns>
          <Stack>
            <What flag={flag} />
            <Reach flag={flag} />
          </Stack>
          <Stack>
            <ToldCard flag={flag} />
            <Events flag={flag} />
          </Stack>
        </Columns>
      </Stack>
      {step && (
        <Dialog title={step === 'LIFT' ? 'Lift the hold' : 'Resolve the flag'} onClose={() => setStep(null)}>
          <FlagStepForm
            flagId={flag.id}
            step={step}
            holds={flag.hold !== 'NONE'}
            onDone={() => setStep(null)}
            onCancel={() => setStep(null)}
          />
        </Dialog>
      )}
    </>
  );
}

function Subline({ flag }: { readonly flag: Flag }) {
  const now = useNow(15);
  return (
    <Row>
      <LevelBadge level={flag.level} />
      <Badge tone={flag.state === 'RESOLVED' ? 'good' : 'quiet'}>{FLAG_STATES_LABELS[flag.state]}</Badge>
      <span>
        raised <TimeText at={flag.raisedAt} />
        {flag.state === 'RAISED' && flag.acknowledgeBy && ` · ${timeLeft(flag.acknowledgeBy, now)} to answer`}
      </span>
      {!flag.calledIn && <Link to={recordPath(flag.client.id)}>Open the record</Link>}
    </Row>
  );
}

function What({ flag }: { readonly flag: Flag }) {
  return (
    <Card title="What happened">
      <dl className={styles.facts}>
        {flag.reasons.length > 0 && (
          <div>
            <dt>What was seen</dt>
            <dd>{listed(flag.reasons.map((one) => DISTRESS_REASONS_LABELS[one]))}</dd>
          </div>
        )}
        <div>
          <dt>In words</dt>
          <dd className={styles.text}>
            {flag.reason.__typename === 'NoteText' ? (
              flag.reason.text
            ) : (
              <span className="quiet">{flag.reason.reason}</span>
            )}
          </dd>
        </div>
        {flag.tableGuidance && (
          <div>
            <dt>On the table, meanwhile</dt>
            <dd className={styles.text}>{flag.tableGuidance}</dd>
          </div>
        )}
        <div>
          <dt>Raised by</dt>
          <dd>{raiserOf(flag)}</dd>
        </div>
        {flag.holdPut !== 'NONE' && (
          <div>
            <dt>Hold</dt>
            <dd>
              {HOLD_LEVELS_LABELS[flag.holdPut]}
              {flag.holdLiftedAt && (
                <>
                  , lifted <TimeText at={flag.holdLiftedAt} />
                </>
              )}
            </dd>
          </div>
        )}
        {flag.conditions && (
          <div>
            <dt>
              {flag.conditionsInForce
                ? 'Bodywork goes on under these conditions'
                : 'Bodywork went on under these conditions, which have ended'}
            </dt>
            <dd className={styles.text}>
              {flag.conditions}
              {flag.conditionsInForce && flag.client.viewerCan.liftHold && <EndConditions flagId={flag.id} />}
            </dd>
          </div>
        )}
      </dl>
      <WhoCanSee
        about="this flag"
        clientId={flag.client.id}
        items={[
          { item: 'FLAG', label: 'The flag, and what to do on the table' },
          {
            item: 'FLAG_REASON',
            label: 'What happened, in words',
            owner: flag.raisedBy ?? (flag.source === 'CLIENT' ? flag.client : null),
          },
        ]}
      />
    </Card>
  );
}

/** Whom to ring: the client, and the colleagues of the team. */
function Reach({ flag: { client } }: { readonly flag: Flag }) {
  const { phone, email } = client.contact;
  const team = client.careTeam.filter(({ state }) => state === 'TRIAL' || state === 'ACTIVE');
  return (
    <Card title="Whom to reach">
      <dl className={styles.facts}>
        <div>
          <dt>{client.name}</dt>
          <dd className={styles.contact}>
            {phone && <a href={`tel:${phone.replaceAll(' ', '')}`}>{phone}</a>}
            {email && <a href={`mailto:${email}`}>{email}</a>}
            {!phone && !email && <span className="quiet">Nothing is kept to reach them by.</span>}
          </dd>
        </div>
        {team.map(({ id, member, lead, discipline }) => (
          <div key={id}>
            <dt>
              {member.name}, {lead ? 'lead psychotherapist' : DISCIPLINES_LABELS[discipline].toLowerCase()}
            </dt>
            <dd>
              {member.phone ? (
                <a href={`tel:${member.phone.replaceAll(' ', '')}`}>{member.phone}</a>
              ) : (
                <span className="quiet">no number</span>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

/** They hold until a psychotherapist says that they are not needed any more. */
function EndConditions({ flagId }: { readonly flagId: string }) {
  const end = useVerb(EndConditionsDocument, 'endConditions');
  return (
    <p>
      <Button
        variant="default"
        size="xs"
        loading={end.busy}
        onClick={() => void end.run({ input: { flagId } })}
      >
        They are no longer needed
      </Button>
      <ProblemNotice problem={end.problem} />
    </p>
  );
}

function raiserOf(flag: Flag): string {
  if (flag.raisedBy) return flag.raisedBy.name;
  return flag.source === 'CLIENT' ? `${flag.client.name}, who asked for support` : 'a rule of the practice';
}

const EVENT_WORDS: Readonly<Record<string, string>> = {
  RAISED: 'raised it',
  ACKNOWLEDGED: 'took it on',
  HOLD_LIFTED: 'lifted the hold',
  CONDITIONS_ENDED: 'ended the conditions',
  RESOLVED: 'resolved it',
  SEEN: 'has seen it',
  TOLD: 'was told',
  ESCALATED: 'was told, because nobody had answered',
  UNREACHED: 'could not be told: there is nobody',
};

function Events({ flag }: { readonly flag: Flag }) {
  return (
    <Card title="Step by step" aside="never edited, never removed">
      <ol className={styles.events} aria-live="polite">
        {flag.events.map((event) => (
          <li key={`${event.at} ${event.kind} ${event.actor}`} className={styles.event}>
            <b>{event.actor}</b> {EVENT_WORDS[event.kind] ?? event.kind.toLowerCase().replaceAll('_', ' ')}{' '}
            <span className="quiet small">
              <TimeText at={event.at} />
            </span>
            {event.text && <p className={styles.said}>{event.text}</p>}
          </li>
        ))}
      </ol>
    </Card>
  );
}
