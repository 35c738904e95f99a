import { REGIONS } from '@attune/shared';
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { classNames } from '../lib/class-names.ts';
import styles from './region-list.module.css';

interface RegionListProps {
  readonly label: string;
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
  /** Why a region cannot be chosen, in a few words; null when it can. */
  readonly refused?: (code: string) => string | null;
}

/** Regions of the body as words: the way to choose them by keyboard and with a screen reader. */
export function RegionList({ label, chosen, onChange, refused }: RegionListProps) {
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLowerCase();
  const shown = REGIONS.filter(
    (region) =>
      region.regionClass !== 'N' && (wanted === '' ? true : region.label.toLowerCase().includes(wanted)),
  );
  const toggle = (code: string) =>
    onChange(chosen.includes(code) ? chosen.filter((one) => one !== code) : [...chosen, code]);
  return (
    <fieldset style={{ border: 0, padding: 0, margin: 0, minWidth: 0 }}>
      <legend className="visually-hidden">{label}</legend>
      <TextInput
        className={styles.search}
        label={label}
        placeholder="Find a region, for example shoulder"
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      <ul className={styles.list}>
        {shown.map((region) => {
          const reason = refused?.(region.code) ?? null;
          const on = chosen.includes(region.code);
          return (
            <li key={region.code}>
              <button
                type="button"
                className={classNames(styles.region, on && styles.chosen, reason !== null && styles.refused)}
                aria-pressed={on}
                aria-disabled={reason !== null}
                title={reason ?? undefined}
                onClick={() => reason === null && toggle(region.code)}
              >
                {region.label}
                {reason !== null && <span className="visually-hidden">, {reason}</span>}
              </button>
            </li>
          );
        })}
      </ul>
    </fieldset>
  );
}
