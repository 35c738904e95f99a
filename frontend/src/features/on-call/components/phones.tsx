import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { SetMyPhoneDocument } from '../../../generated/on-call.ts';
import { fieldMessage } from '../../../lib/results.ts';
import { useVerb } from '../../../lib/use-verb.ts';
import { isPsychotherapist, useViewer } from '../../../lib/viewer.tsx';
import { Card } from '../../../ui/card.tsx';
import { Stack } from '../../../ui/layout.tsx';
import { ProblemNotice } from '../../../ui/notice.tsx';
import { useToast } from '../../../ui/toast.tsx';
import styles from './on-call.module.css';
import type { Colleague } from './rota.ts';

/** Where colleagues reach each other; clients never see these numbers. */
export function Phones({ people }: { readonly people: readonly Colleague[] }) {
  const viewer = useViewer();
  const own = people.find(({ id }) => id === viewer.memberId);
  return (
    <Card title="Where they are reached">
      <Stack gap={16}>
        <dl className={styles.phones}>
          {people.map(({ id, name, phone }) => (
            <div key={id}>
              <dt>{name}</dt>
              <dd>
                {phone ? (
                  <a href={`tel:${phone.replaceAll(' ', '')}`}>{phone}</a>
                ) : (
                  <span className="quiet">no number</span>
                )}
              </dd>
            </div>
          ))}
        </dl>
        {isPsychotherapist(viewer) && own && <OwnPhone phone={own.phone} />}
      </Stack>
    </Card>
  );
}

function OwnPhone({ phone }: { readonly phone: string | null }) {
  const [typed, setTyped] = useState(phone ?? '');
  const set = useVerb(SetMyPhoneDocument, 'setPhone');
  const say = useToast();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const outcome = await set.run({ input: { phone: typed || null } });
    if (outcome.ok) say('Your number is kept.');
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack gap={10}>
        <TextInput
          type="tel"
          label="Your own number"
          description="For colleagues alone; clients never see it."
          value={typed}
          error={fieldMessage(set.problem, 'phone')}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <ProblemNotice problem={set.problem} shown={['phone']} />
        <div>
          <Button type="submit" variant="default" loading={set.busy} disabled={typed === (phone ?? '')}>
            Keep it
          </Button>
        </div>
      </Stack>
    </form>
  );
}
