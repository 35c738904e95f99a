import { Checkbox } from '@mantine/core';
import { REMINDER_LEADS, type ReminderLead } from '@attune/shared';
import { useState } from 'react';
import {
  ChooseRemindersDocument,
  type ChooseRemindersMutationVariables,
  type RemindingFragment,
} from '../../../generated/account.ts';
import { useVerb } from '../../../lib/use-verb.ts';
import { isClient, isPractitioner, useViewer } from '../../../lib/viewer.tsx';
import { ProblemNotice } from '../../../ui/notice.tsx';
import { Switch } from '../../../ui/switch.tsx';
import styles from './told.module.css';

const WORDS: Readonly<Record<ReminderLead, string>> = {
  48: '2 days before',
  24: '1 day before',
  2: '2 hours before',
};

/** When somebody is reminded: a client of their visits, who treats of the next day. Kept at once. */
export function Reminders({ choice }: { readonly choice: RemindingFragment }) {
  const viewer = useViewer();
  const verb = useVerb(ChooseRemindersDocument, 'chooseReminders');
  // What was tapped shows at once and counts for the next tap; where it could not be kept it is undone.
  const [tapped, setTapped] = useState<Choice>({});
  const choose = async (input: Choice) => {
    setTapped((before) => ({ ...before, ...input }));
    const outcome = await verb.run({ input });
    if (!outcome.ok) setTapped({});
  };
  const leadHours = tapped.leadHours ?? choice.leadHours;
  const eveningSummary = tapped.eveningSummary ?? choice.eveningSummary;
  const questionnaires = tapped.questionnaires ?? choice.questionnaires;
  const toggled = (lead: ReminderLead) =>
    REMINDER_LEADS.filter((one) => leadHours.includes(one) !== (one === lead));
  return (
    <section className={styles.quiet} aria-labelledby="reminders">
      <h3 className={styles.title} id="reminders">
        Reminders
      </h3>
      <ProblemNotice problem={verb.problem} />
      {isClient(viewer) && (
        <>
          <p className="quiet small" id="reminders-what">
            Attune reminds you of your visits. A mail or message says only that there is something to read.
          </p>
          <fieldset className={styles.leads} aria-describedby="reminders-what">
            <legend className="visually-hidden">Remind me of a visit</legend>
            {REMINDER_LEADS.map((lead) => (
              <Checkbox
                key={lead}
                label={WORDS[lead]}
                checked={leadHours.includes(lead)}
                onChange={() => void choose({ leadHours: toggled(lead) })}
              />
            ))}
          </fieldset>
          {leadHours.length === 0 && <p className="quiet small">You are not reminded of visits.</p>}
          <Switch
            label="Remind me of questionnaires that are in my plan"
            state={questionnaires ? 'on' : 'off'}
            on={questionnaires}
            onChange={(on) => void choose({ questionnaires: on })}
          />
        </>
      )}
      {isPractitioner(viewer) && (
        <Switch
          label="Tell me the evening before how many appointments I have"
          state={eveningSummary ? 'on' : 'off'}
          on={eveningSummary}
          onChange={(on) => void choose({ eveningSummary: on })}
        />
      )}
    </section>
  );
}

type Choice = ChooseRemindersMutationVariables['input'];
