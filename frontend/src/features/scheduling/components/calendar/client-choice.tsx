import { useQuery } from '@apollo/client/react';
import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { CalendarClientsDocument } from '../../../../generated/scheduling.ts';
import type { ClientRef } from '../../../../lib/dialogs.tsx';
import { Select } from '../../../../ui/select.tsx';

interface ClientChoiceProps {
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  readonly onChange: (client: ClientRef | null) => void;
}

const TYPED_MS = 250;

/** Chooses a client; where they are too many for one list, a few letters of the name narrow it. */
export function ClientChoice({ label, placeholder, value, onChange }: ClientChoiceProps) {
  const [letters, setLetters] = useState('');
  const [search] = useDebouncedValue(letters.trim(), TYPED_MS);
  const { data, previousData } = useQuery(CalendarClientsDocument, { variables: { search: search || null } });
  const found = (data ?? previousData)?.clients;
  const clients = (found?.edges ?? []).map(({ node }) => node);
  const options = clients.map((client) => ({ value: client.id, label: client.name }));
  const listed = value === '' || !found || clients.some((client) => client.id === value);
  return (
    <>
      {(letters !== '' || found?.pageInfo.hasNextPage) && (
        <TextInput
          label="Letters of the name"
          value={letters}
          onChange={(event) => setLetters(event.currentTarget.value)}
        />
      )}
      <Select
        label={label}
        placeholder={placeholder}
        value={value}
        onChange={(id) => onChange(clients.find((client) => client.id === id) ?? null)}
        options={listed ? options : [{ value, label: 'The client shown' }, ...options]}
      />
    </>
  );
}
