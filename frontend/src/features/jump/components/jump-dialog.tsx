import { useQuery } from '@apollo/client/react';
import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type KeyboardEvent, useId, useState } from 'react';
import { useNavigate } from 'react-router';
import { JumpToDocument, type JumpToQuery } from '../../../generated/jump.ts';
import { useDialogs } from '../../../lib/dialogs.tsx';
import { PATHS, recordPath } from '../../../lib/paths.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import styles from './jump-dialog.module.css';

interface Option {
  readonly key: string;
  readonly label: string;
  readonly hint: string;
  readonly go: () => void;
}

type Client = JumpToQuery['clients']['edges'][number]['node'];

/** Ctrl-K: a client by name, what can be done for them, and the pages. All by keyboard. */
export function JumpDialog({ onClose }: { readonly onClose: () => void }) {
  const [search, setSearch] = useState('');
  const [at, setAt] = useState(0);
  const [wanted] = useDebouncedValue(search.trim(), 120);
  const asked = useQuery(JumpToDocument, { variables: { search: wanted || null } });
  const navigate = useNavigate();
  const dialogs = useDialogs();
  const id = useId();
  const to = (path: string) => () => {
    onClose();
    void navigate(path);
  };
  const clients = (asked.data ?? asked.previousData)?.clients.edges.map((edge) => edge.node) ?? [];
  const options = [
    ...clients.map((client) => ({
      key: client.id,
      label: client.name,
      hint: 'record',
      go: to(recordPath(client.id)),
    })),
    ...clients.slice(0, wanted ? 1 : 0).flatMap((client) => actsFor(client)),
    ...PAGES.filter((one) => one.label.toLowerCase().includes(wanted.toLowerCase())).map((one) => ({
      key: one.path,
      label: one.label,
      hint: 'page',
      go: to(one.path),
    })),
  ];
  const here = Math.min(at, options.length - 1);

  function actsFor(client: Client): Option[] {
    const { viewerCan } = client;
    return [
      ...(viewerCan.writeProgressNote
        ? [
            {
              key: 'note',
              label: `Write a note for ${client.name}`,
              hint: 'note',
              go: to(`${recordPath(client.id, 'notes')}?new=PROGRESS`),
            },
          ]
        : []),
      ...(viewerCan.book
        ? [
            {
              key: 'book',
              label: `Book for ${client.name}`,
              hint: 'appointment',
              go: () => dialogs.book({ client }),
            },
          ]
        : []),
      ...(viewerCan.raiseFlag
        ? [
            {
              key: 'flag',
              label: `Raise a flag for ${client.name}`,
              hint: 'flag',
              go: () => dialogs.raiseFlag({ client }),
            },
          ]
        : []),
    ];
  }
  const press = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setAt((here + step + options.length) % Math.max(1, options.length));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      options[here]?.go();
    }
  };
  return (
    <Dialog title="Jump to" onClose={onClose}>
      <TextInput
        data-autofocus
        aria-label="A client’s name, or a page"
        placeholder="A client’s name, or a page"
        role="combobox"
        aria-expanded="true"
        aria-controls={id}
        aria-activedescendant={options[here] ? `${id}-${options[here].key}` : undefined}
        value={search}
        onKeyDown={press}
        onChange={(event) => {
          setSearch(event.currentTarget.value);
          setAt(0);
        }}
      />
      <div className={styles.list} id={id} role="listbox" aria-label="Places">
        {options.map((option, index) => (
          <div
            key={option.key}
            id={`${id}-${option.key}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === here}
            className={styles.option}
            onMouseMove={() => setAt(index)}
            onClick={option.go}
            onKeyDown={press}
          >
            {option.label}
            <span className="quiet small">{option.hint}</span>
          </div>
        ))}
      </div>
      {options.length === 0 && <p className="quiet">Nothing of that name.</p>}
    </Dialog>
  );
}

const PAGES = [
  { label: 'Today', path: PATHS.today },
  { label: 'Clients', path: PATHS.clients },
  { label: 'Schedule', path: PATHS.schedule },
  { label: 'My account', path: PATHS.account },
];
