import { REGION_CHOICES_LABELS, REGIONS } from '@attune/shared';
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { Select } from '../../../ui/select.tsx';
import { choiceOf, choicesOf, type RulesDraft, withChoice } from '../domain/rules-draft.ts';
import styles from './region-chooser.module.css';

interface RegionsAsListProps {
  readonly draft: RulesDraft;
  readonly onChange: (draft: RulesDraft) => void;
}

/** Every place by its name, from head to toe. */
export function RegionsAsList({ draft, onChange }: RegionsAsListProps) {
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLowerCase();
  const shown = REGIONS.filter(
    ({ code, label }) => choicesOf(code).length > 0 && label.toLowerCase().includes(wanted),
  );
  return (
    <>
      <TextInput
        label="Find a place"
        size="md"
        placeholder="For example shoulder"
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      <ul className={styles.list}>
        {shown.map(({ code, label }) => (
          <li key={code}>
            <Select
              label={label}
              value={choiceOf(draft, code)}
              onChange={(choice) => choice !== '' && onChange(withChoice(draft, [code], choice))}
              options={choicesOf(code).map((choice) => ({
                value: choice,
                label: REGION_CHOICES_LABELS[choice],
              }))}
            />
          </li>
        ))}
        {shown.length === 0 && <li>There is no such place here.</li>}
      </ul>
    </>
  );
}
