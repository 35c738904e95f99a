import { afterAll, beforeAll } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import pg from 'pg';
import { createApp } from '../../src/create-app.ts';
import { Clock } from '../../src/platform/clock/index.ts';
import { AppConfig } from '../../src/platform/config/index.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';
import { Person } from './person.ts';

/** E-mail addresses of the demo practice, by the name people are called by in the tests. */
export const EMAILS = {
  rowan: 'owner@harbour.example.org',
  mara: 'mara@harbour.example.org',
  tomas: 'tomas@harbour.example.org',
  ines: 'ines@harbour.example.org',
  ben: 'ben@harbour.example.org',
  jonah: 'jonah@harbour.example.org',
  amal: 'amal@harbour.example.org',
  petra: 'petra@harbour.example.org',
  lee: 'lee@harbour.example.org',
  vera: 'vera@elm.example.org',
  elmOwner: 'owner@elm.example.org',
  kit: 'kit@elm.example.org',
} as const;

export type DemoName = keyof typeof EMAILS;

/** The whole application on a database of its own, with the demo practices in it. */
export class World {
  private readonly people = new Map<string, Person>();

  private constructor(
    readonly app: NestFastifyApplication,
    readonly url: string,
    /** The database as its administrator sees it: beyond every policy. */
    readonly admin: pg.Pool,
    readonly database: TestDatabase,
  ) {}

  static async start(overrides: Partial<AppConfig> = {}): Promise<World> {
    const database = await createTestDatabase();
    const app = await createApp(new AppConfig({ ...database.config, ...overrides }));
    await app.listen(0, '127.0.0.1');
    const admin = new pg.Pool({ connectionString: database.adminUrl, max: 3 });
    admin.on('error', () => undefined);
    return new World(app, await app.getUrl(), admin, database);
  }

  /** Somebody not signed in. */
  stranger(): Person {
    return new Person(this.url);
  }

  /** Somebody of the demo, signed in; the same browser each time within a file. */
  async as(name: DemoName): Promise<Person> {
    let person = this.people.get(name);
    if (!person) {
      person = await this.stranger().signIn(EMAILS[name]);
      this.people.set(name, person);
    }
    return person;
  }

  /** The id of a client of the demo, by first name. */
  clientId(name: string): Promise<string> {
    return this.idOf('select id from attune.client where name like $1', name);
  }

  /** The id of a member of Harbour, by first name (titles aside). */
  memberId(name: string): Promise<string> {
    return this.idOf('select id from attune.member where name like $1', name);
  }

  async rows<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.admin.query<Row>(text, values)).rows;
  }

  /** Sets what the application takes for now; null lets time run again. */
  setTime(time: Date | null): void {
    const clock = this.app.get(Clock);
    clock.now = () => (time === null ? new Date() : new Date(time));
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.admin.end();
    await this.database.drop();
  }

  private async idOf(text: string, name: string): Promise<string> {
    const [row] = await this.rows<{ id: string }>(text, [`%${name}%`]);
    if (!row) {
      throw new Error(`The demo has nobody called ${name}.`);
    }
    return row.id;
  }
}

/** A world for the tests of a file, started before the first and stopped after the last. */
export function useWorld(overrides: Partial<AppConfig> = {}): () => World {
  let world: World | undefined;
  beforeAll(async () => {
    world = await World.start(overrides);
  });
  afterAll(async () => {
    await world?.stop();
  });
  return () => {
    if (!world) {
      throw new Error('The world has not started.');
    }
    return world;
  };
}
