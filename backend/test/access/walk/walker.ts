import { randomUUID } from 'node:crypto';
import { type SharingCategory, SHARED_WITH } from '@attune/shared';
import { expect } from '@jest/globals';
import pg from 'pg';
import { settingsOf } from '../../../src/platform/database/index.ts';
import { actorOf, type DemoName, type Person, type World } from '../../harness/index.ts';
import { openInEmergency } from '../../harness/operations/audit-trail.ts';
import { ahead, withoutAppointments, withoutHolds } from '../../harness/operations/scheduling.ts';
import { joinTeam, share } from '../../harness/operations/sharing.ts';
import { comparable, readAnswer } from './answers.ts';
import type { Walk } from './walk.ts';
import type { Outcome, Seat, Sql, Things, Try } from './try.ts';

/** Who sits where, with Jonah's record. */
const PEOPLE: Readonly<Record<Seat, readonly DemoName[]>> = {
  self: ['jonah'],
  psychotherapist: ['mara'],
  'psychotherapist, not shared': ['mara'],
  'psychotherapist, not the author': ['tomas'],
  'massage therapist': ['ines'],
  'massage therapist, not shared': ['ines'],
  administrator: ['rowan'],
  stranger: ['tomas', 'ben', 'amal'],
  outsider: ['vera', 'elmOwner', 'kit'],
  'signed out': [],
  emergency: ['tomas'],
  'emergency, not shared': ['tomas'],
  'owner of a proposed place': ['ben'],
};

/** What a stranger may know of: ids of the practice's directory, not of the record. */
const DIRECTORY = /^(practice|member|practitioner|service|user)Id$/;

/** Jonah's record, walked by everybody: over HTTP as that person, in SQL as the application's role. */
export class Walker implements Walk {
  private readonly settings = new Map<DemoName | null, ReturnType<typeof settingsOf>>();
  private emergency: Promise<unknown> | null = null;
  private made: { readonly one: Try; readonly things: Things } | null = null;

  private constructor(
    readonly world: World,
    /** The application's role, and an administrator whose writing passes triggers and policies by. */
    private readonly app: pg.Client,
    private readonly past: pg.Client,
    readonly ids: Walk['ids'],
  ) {}

  static async start(world: World): Promise<Walker> {
    const [practice] = await world.rows<{ id: string }>(
      `select id from attune.practice where name like 'Harbour%'`,
    );
    const [jonah, mara, ines, ben, tomas] = await Promise.all([
      world.clientId('Jonah'),
      ...['Mara', 'Ines', 'Ben', 'Tomas'].map((name) => world.memberId(name)),
    ]);
    const app = new pg.Client({ connectionString: world.database.config.appDatabaseUrl });
    const past = new pg.Client({ connectionString: world.database.adminUrl });
    await Promise.all([app.connect(), past.connect()]);
    await past.query('set session_replication_role = replica');
    const walk = new Walker(world, app, past, {
      practice: practice?.id ?? '',
      jonah: jonah ?? '',
      mara: mara ?? '',
      ines: ines ?? '',
      ben: ben ?? '',
      tomas: tomas ?? '',
    });
    await withoutHolds(world, walk.ids.jonah);
    await withoutAppointments(world, walk.ids.jonah, ahead(6, 1, '00:00'));
    return walk;
  }

  async stop(): Promise<void> {
    await Promise.all([this.app.end(), this.past.end()]);
  }

  as(name: DemoName): Promise<Person> {
    return this.world.as(name);
  }

  async value(text: string, ...values: unknown[]): Promise<string> {
    const [row] = await this.world.rows<Record<string, string | number>>(text, values);
    const value = row && Object.values(row)[0];
    if (value === undefined || value === null) {
      throw new Error(`Nothing to walk to: ${text}`);
    }
    return String(value);
  }

  async history(text: string, ...values: unknown[]): Promise<void> {
    await this.past.query(text, values);
  }

  /** Tries over HTTP; what the API's answer amounts to. */
  async overHttp(one: Try, seat: Seat): Promise<string> {
    const { http } = one;
    if (!http) throw new Error(`"${one.does}" has no HTTP side.`);
    return this.seated(one, seat, async (things) => {
      const outcomes = (await this.people(one, seat)).map(async (person) => {
        const found = await person.send(http.document, http.variables(things));
        const outcome = readAnswer(found, http, things);
        if (one.cells[seat]?.[0] !== 'as if absent') return outcome;
        expect(['shown', 'done', 'withheld']).not.toContain(outcome);
        const missing = await person.send(http.document, http.variables(withoutRecord(things)));
        expect(comparable(found)).toEqual(comparable(missing));
        return 'as if absent';
      });
      return together(await Promise.all(outcomes));
    });
  }

  /** Tries straight in SQL; what row-level security leaves of it. Everything is rolled back. */
  async inSql(one: Try, seat: Seat): Promise<string> {
    return this.seated(one, seat, async (things) => {
      const { text, values } = withValues(one.sql ?? '', { practice: this.ids.practice, ...things });
      const names = seat === 'signed out' ? [null] : this.names(one, seat);
      const outcomes: string[] = [];
      for (const name of names) {
        outcomes.push(await this.attempt(name, seat === 'outsider' ? 'Elm' : 'Harbour', text, values));
      }
      return together(outcomes);
    });
  }

  private async attempt(
    name: DemoName | null,
    practice: string,
    text: string,
    values: unknown[],
  ): Promise<Sql | string> {
    const settings =
      this.settings.get(name) ??
      settingsOf(name && (await actorOf(this.world, name, practice)), '00000000-0000-7000-8000-000000000000');
    this.settings.set(name, settings);
    await this.app.query('begin');
    try {
      await this.app.query(settings.text, [...settings.values]);
      return (await this.app.query(text, values)).rowCount === 0 ? 'no rows' : 'rows';
    } catch (error) {
      const { code, message } = error as { code?: string; message: string };
      return code === '42501' ? 'refused' : `${code}: ${message}`;
    } finally {
      await this.app.query('rollback');
    }
  }

  private names(one: Try, seat: Seat): readonly DemoName[] {
    return seat === 'stranger' ? (one.strangers ?? PEOPLE.stranger) : PEOPLE[seat];
  }

  private async people(one: Try, seat: Seat): Promise<Person[]> {
    return seat === 'signed out'
      ? [this.world.stranger()]
      : Promise.all(this.names(one, seat).map((name) => this.world.as(name)));
  }

  /** Gives everybody their seat with what the try needs, and takes the seat away again. */
  private async seated(one: Try, seat: Seat, work: (things: Things) => Promise<string>): Promise<string> {
    const things = await this.thingsOf(one);
    const leave = await this.takeSeat(one, seat);
    try {
      const outcome = await work(things);
      // SQL is rolled back and what is refused changes nothing; after what was done things are made anew.
      if (outcome === 'done') await this.clear();
      return outcome;
    } finally {
      await leave();
    }
  }

  /** What a try needs: made once for all who try it, one after the other. */
  private async thingsOf(one: Try): Promise<Things> {
    if (this.made?.one !== one) {
      await this.clear();
      this.made = { one, things: { clientId: this.ids.jonah, ...(await one.given?.(this)) } };
    }
    return this.made.things;
  }

  private async clear(): Promise<void> {
    const { made } = this;
    this.made = null;
    await made?.one.after?.(this);
  }

  private async takeSeat(one: Try, seat: Seat): Promise<() => Promise<unknown>> {
    const leaves: (() => Promise<unknown>)[] = [];
    if (seat.endsWith(', not shared') && one.consent) {
      const { consent } = one;
      await this.share(consent, false);
      leaves.push(() => this.share(consent, true));
    }
    if (seat.startsWith('emergency')) {
      // Stays open: who walks sees to it that these come last, since Tomas is no stranger from here on.
      this.emergency ??= openInEmergency(this.world, 'tomas', 'Jonah Whitfield');
      expect(await this.emergency).toMatchObject({ open: true });
    }
    if (seat === 'psychotherapist, not the author') {
      await joinTeam(this.world, this.ids.jonah, 'tomas', 'PSYCHOTHERAPY');
      leaves.push(() =>
        this.history(
          'delete from attune.care_team_member where client_id = $1 and member_id = $2',
          this.ids.jonah,
          this.ids.tomas,
        ),
      );
    }
    return async () => {
      for (const leave of leaves) await leave();
    };
  }

  /** The client shares, or takes back, as they would on their own screen. */
  private async share(category: SharingCategory, granted: boolean): Promise<void> {
    const input = { category, discipline: SHARED_WITH[category], granted };
    expect(await share(await this.as('jonah'), input)).toMatchObject({ granted });
  }
}

/** What several people came to, in one word where it was the same. */
const together = (outcomes: readonly string[]) => [...new Set(outcomes)].join(' or ');

/** Puts `$1`, `$2` … in the place of names. */
function withValues(sql: string, things: Things): { text: string; values: unknown[] } {
  const values: unknown[] = [];
  const text = sql.replace(/(?<!:):([a-zA-Z]+)/g, (_all, name: string) => {
    if (!(name in things)) throw new Error(`Nothing is called ${name} here.`);
    values.push(things[name]);
    return `$${values.length}`;
  });
  return { text, values };
}

/** The same things, with ids that nobody has in the place of the record's. */
function withoutRecord(things: Things): Things {
  return Object.fromEntries(
    Object.entries(things).map(([name, value]) => [
      name,
      name.endsWith('Id') && !DIRECTORY.test(name) ? randomUUID() : value,
    ]),
  );
}

/** Which sides of a cell are to be tried. */
export function sidesOf([http, sql]: Outcome): readonly ('HTTP' | 'SQL')[] {
  return [...(http === null ? [] : ['HTTP' as const]), ...(sql === null ? [] : ['SQL' as const])];
}
