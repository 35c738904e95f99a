import { useQuery } from '@apollo/client/react';
import {
  type ChoicesFragment,
  ChooseNotificationsDocument,
  type ChooseNotificationsMutationVariables,
  HowIAmToldDocument,
} from '../../../generated/account.ts';
import { useVerb } from '../../../lib/use-verb.ts';
import { isManager, isPractitioner, useViewer } from '../../../lib/viewer.tsx';
import { Ask } from '../../../ui/ask.tsx';
import { Card } from '../../../ui/card.tsx';
import { ProblemNotice } from '../../../ui/notice.tsx';
import { Switch } from '../../../ui/switch.tsx';
import { PushHere } from './push-here.tsx';
import { QuietHours } from './quiet-hours.tsx';
import { Reminders } from './reminders.tsx';
import styles from './told.module.css';
import { wordsOfTopic } from './topic-words.ts';

type Choose = (input: ChooseNotificationsMutationVariables['input']) => Promise<boolean>;

/** By which ways somebody is told beside the bell, and when not. */
export function HowIAmTold() {
  const asked = useQuery(HowIAmToldDocument);
  const verb = useVerb(ChooseNotificationsDocument, 'chooseNotifications');
  const viewer = useViewer();
  const worksHere = isPractitioner(viewer) || isManager(viewer);
  const choose: Choose = async (input) => (await verb.run({ input })).ok;
  return (
    <Card title="How you are told">
      <Ask of={asked} lines={6}>
        {({ notificationChoices: { topics, quietHours }, reminderChoices, pushKey }) => (
          <div className={styles.told}>
            <p>
              The bell in Attune always shows what there is. Beside it you can have a mail, or a message on
              your device. Neither says what it is about, or about whom.
            </p>
            <ProblemNotice problem={verb.problem} shown={['quietHours.from', 'quietHours.until']} />
            <ul className={styles.topics}>
              {topics.map((choice) => (
                <Topic
                  key={choice.topic}
                  choice={choice}
                  isClient={!worksHere}
                  choose={choose}
                  withPush={pushKey !== null}
                />
              ))}
            </ul>
            <QuietHours
              key={JSON.stringify(quietHours)}
              hours={quietHours}
              busy={verb.busy}
              note={
                worksHere ? 'A crisis is always told at once.' : 'What you are told can wait until they end.'
              }
              onChoose={(hours) => choose({ quietHours: hours })}
            />
            <Reminders choice={reminderChoices} />
            {pushKey !== null && <PushHere pushKey={pushKey} />}
          </div>
        )}
      </Ask>
    </Card>
  );
}

function Topic({
  choice: { topic, mail, push, mailStays },
  isClient,
  choose,
  withPush,
}: {
  readonly choice: ChoicesFragment['topics'][number];
  readonly isClient: boolean;
  readonly choose: Choose;
  readonly withPush: boolean;
}) {
  const { title, what } = wordsOfTopic(topic, isClient);
  const set = (change: { mail?: boolean; push?: boolean }) =>
    void choose({ topics: [{ topic, mail, push, ...change }] });
  return (
    <li className={styles.topic}>
      <div>
        <h3 className={styles.title}>{title}</h3>
        <p className="quiet small">{what}</p>
      </div>
      <div className={styles.ways}>
        {mailStays ? (
          <p className={styles.stays}>
            Mail <span className="quiet small">stays on, so that you hear of it in any case</span>
          </p>
        ) : (
          <Switch
            label={
              <>
                Mail<span className="visually-hidden">: {title}</span>
              </>
            }
            state={mail ? 'on' : 'off'}
            on={mail}
            onChange={(on) => set({ mail: on })}
          />
        )}
        {withPush && (
          <Switch
            label={
              <>
                Message on your devices<span className="visually-hidden">: {title}</span>
              </>
            }
            state={push ? 'on' : 'off'}
            on={push}
            onChange={(on) => set({ push: on })}
          />
        )}
      </div>
    </li>
  );
}
