import { beforeAll } from '@jest/globals';
import type { SharingCategory } from '@attune/shared';
import { asActor, type Query } from '../sql-actor.ts';
import { type DemoName, useWorld } from '../world.ts';
import { joinTeam, share } from './sharing.ts';

export type Discipline = 'PSYCHOTHERAPY' | 'MASSAGE';

/**
 * A world with two of each discipline on Jonah's team, Mara and Tomas for psychotherapy, Ines and Ben
 * for massage, and what tests of his sharing do.
 */
export function useJonahsRecord() {
  const world = useWorld();
  let jonah: string;
  beforeAll(async () => {
    jonah = await world().clientId('Jonah');
    await joinTeam(world(), jonah, 'ben', 'MASSAGE');
    await joinTeam(world(), jonah, 'tomas', 'PSYCHOTHERAPY');
  });
  const as = (name: DemoName) => world().as(name);
  const say = async (
    category: SharingCategory,
    discipline: Discipline,
    granted: boolean,
    more: object = {},
  ) => share(await as('jonah'), { category, discipline, granted, ...more });

  const inPracticeOf = <Result>(name: DemoName, work: (query: Query) => Promise<Result>) =>
    asActor(world(), name, work, name === 'elmOwner' || name === 'kit' ? 'Elm' : 'Harbour');

  const memberId = (name: DemoName) => world().memberId(name.charAt(0).toUpperCase() + name.slice(1));

  /**
   * What is open in SQL, straight as the application's role: by what is asked of consent, and by the rows of
   * tables. The same for all, or the answer of each.
   */
  const inSql = (
    name: DemoName,
    category: SharingCategory,
    discipline: Discipline,
    tables: readonly string[],
  ) =>
    asActor(world(), name, async (query) => {
      const { rows } = await query<Record<string, boolean>>(
        `select $1::uuid = any (attune.shared_client_ids($2, $3)) as ids,
           $2 = any (case $3 when 'MASSAGE' then r.shared_massage else r.shared_psychotherapy end) as relation
           ${tables.map((table) => `, exists (select from attune.${table} t where t.client_id = $1 ${table === 'note' ? "and kind = 'PROGRESS'" : ''}) as ${table}`).join('')}
         from attune.relation_to($1) r`,
        [jonah, category, discipline],
      );
      const found = Object.values(rows[0] ?? {});
      return found.every((one) => one === found[0]) ? (found[0] ?? false) : rows[0];
    });

  return { world, as, jonah: () => jonah, say, inPracticeOf, memberId, inSql };
}
