import { useQuery } from '@apollo/client/react';
import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { PracticeNumberDocument, SetPracticePhoneDocument } from '../../../generated/hours.ts';
import { fieldMessage } from '../../../lib/results.ts';
import { useVerb } from '../../../lib/use-verb.ts';
import { Ask } from '../../../ui/ask.tsx';
import { Card } from '../../../ui/card.tsx';
import { Stack } from '../../../ui/layout.tsx';
import { ProblemNotice } from '../../../ui/notice.tsx';
import { useToast } from '../../../ui/toast.tsx';

/** The number that clients are told to call, for instance when it is too late to move a visit by themselves. */
export function PracticePhone() {
  const asked = useQuery(PracticeNumberDocument);
  return (
    <Card title="Telephone">
      <Ask of={asked} lines={2}>
        {({ viewer }) => <PhoneForm phone={viewer?.practice?.phone ?? ''} />}
      </Ask>
    </Card>
  );
}

function PhoneForm({ phone }: { readonly phone: string }) {
  const [typed, setTyped] = useState(phone);
  const set = useVerb(SetPracticePhoneDocument, 'setPracticePhone');
  const say = useToast();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const outcome = await set.run({ input: { phone: typed || null } });
    if (outcome.ok) {
      say(typed ? 'The number is kept.' : 'There is no number any more.');
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack gap={10}>
        <TextInput
          type="tel"
          label="Number of the practice"
          description="Clients see it where they are asked to call, such as shortly before a visit."
          value={typed}
          error={fieldMessage(set.problem, 'phone')}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <ProblemNotice problem={set.problem} shown={['phone']} />
        <div>
          <Button type="submit" variant="default" loading={set.busy} disabled={typed === phone}>
            Keep it
          </Button>
        </div>
      </Stack>
    </form>
  );
}
