import type { DemoName, Person, World } from '../../harness/index.ts';

/** What a try may use to make what it needs. */
export interface Walk {
  readonly world: World;
  readonly ids: Readonly<Record<'practice' | 'jonah' | 'mara' | 'ines' | 'ben' | 'tomas', string>>;
  as(name: DemoName): Promise<Person>;
  /** One value that a test may know beyond every policy. */
  value(text: string, ...values: unknown[]): Promise<string>;
  /** Writes what was always there: past triggers and policies. */
  history(text: string, ...values: unknown[]): Promise<void>;
}
