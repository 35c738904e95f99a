import { v7 as newId } from 'uuid';
import { type Actor, runInContext } from '../../src/platform/context/index.ts';
import { RequestContexts } from '../../src/platform/http/index.ts';
import { type DemoName, EMAILS, type World } from './world.ts';

/** Somebody of the demo as the application knows them once signed in, without signing in. */
export async function actorOf(world: World, name: DemoName, practice = 'Harbour'): Promise<Actor> {
  const [row] = await world.rows<{
    user_id: string;
    name: string;
    practice_id: string;
    practice_name: string;
    time_zone: string;
    member_id: string | null;
    client_id: string | null;
    roles: Actor['roles'];
  }>(
    `select u.id as user_id, u.name, m.* from attune.app_user u, attune.memberships_of(u.id) m
     where u.email = $1 and m.practice_name like $2`,
    [EMAILS[name], `${practice}%`],
  );
  if (!row) {
    throw new Error(`${name} has no place at ${practice}.`);
  }
  return {
    userId: row.user_id,
    name: row.name,
    email: EMAILS[name],
    sessionId: newId(),
    practiceId: row.practice_id,
    practiceName: row.practice_name,
    timeZone: row.time_zone,
    memberId: row.member_id,
    clientId: row.client_id,
    roles: row.roles,
  };
}

/** Runs `work` as a request of that person (or of nobody) would run it, inside the application. */
export function inRequestOf<Result>(world: World, actor: Actor | null, work: () => Result): Result {
  return runInContext(world.app.get(RequestContexts).forActor(actor, '127.0.0.1'), work);
}
