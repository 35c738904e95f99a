import type { AppointmentClass, Discipline } from '@attune/shared';
import { ConfigError } from '../../../platform/config/index.ts';
import { Calendar } from '../support/calendar.ts';
import type { SeedService } from '../support/places.ts';
import { PracticeSeed } from '../support/practice-seed.ts';
import type { SeedWriter } from '../support/seed-writer.ts';
import type { Staff } from '../support/staff.ts';

/** A practice that is there already, with what generated clients need of it. */
export interface PracticeOfLoad {
  readonly seed: PracticeSeed;
  readonly passwordHash: string;
  /** How many generated clients and pairs of practitioners it has already. */
  readonly clients: number;
  readonly pairs: number;
  /** Whoever proposes teams and verifies licences. */
  readonly owner: Staff;
  /** The practitioners with the largest caseloads of their discipline; null where there is none. */
  readonly psychotherapist: Staff | null;
  readonly massageTherapist: Staff | null;
  readonly talk: SeedService;
  readonly processing: SeedService;
  readonly gentle: SeedService;
}

interface StaffRow extends Omit<Staff, 'role' | 'licenceId'> {
  readonly licenceId: string | null;
}

/**
 * Finds a practice by the beginning of its name.
 * @throws ConfigError when there is none, or it lacks the services that clients are given.
 */
export async function findPractice(writer: SeedWriter, named: string, today: Date): Promise<PracticeOfLoad> {
  const [practice] = await writer.run<{ id: string; name: string; zone: string }>(
    `select id, name, time_zone as zone from attune.practice where starts_with(lower(name), lower($1)) order by name limit 1`,
    [named],
  );
  if (!practice) {
    throw new ConfigError(
      `There is no practice called ${named}. Run "npm start" or "npm run demo:reset" first.`,
    );
  }
  const seed = new PracticeSeed(practice.name, practice.id, writer, new Calendar(today, practice.zone));
  const [made] = await writer.run<{ clients: number; pairs: number; passwordHash: string }>(
    `select (select count(*)::integer from attune.client where practice_id = $1 and email like 'client-%@load.example.org') as clients,
       (select count(*)::integer from attune.member m join attune.app_user u on u.id = m.user_id
         where m.practice_id = $1 and u.email like 'talk-%@load.example.org') as pairs,
       (select password_hash from attune.app_user order by created_at, id limit 1) as "passwordHash"`,
    [practice.id],
  );
  const owner = await busiest(writer, practice.id, 'OWNER', null);
  const talk = await serviceOf(writer, practice.id, 'PSYCHOTHERAPY', 'TALK');
  const gentle = await serviceOf(writer, practice.id, 'MASSAGE', 'BODYWORK_GENTLE');
  if (!made || !owner || !talk || !gentle) {
    throw new ConfigError(
      `${practice.name} lacks an owner, a talk session or gentle bodywork; clients need all three.`,
    );
  }
  return {
    seed,
    ...made,
    owner,
    psychotherapist: await busiest(writer, practice.id, 'PSYCHOTHERAPIST', 'PSYCHOTHERAPY'),
    massageTherapist: await busiest(writer, practice.id, 'MASSAGE_THERAPIST', 'MASSAGE'),
    talk,
    processing: (await serviceOf(writer, practice.id, 'PSYCHOTHERAPY', 'TRAUMA_PROCESSING')) ?? talk,
    gentle,
  };
}

async function busiest(
  writer: SeedWriter,
  practiceId: string,
  role: string,
  discipline: Discipline | null,
): Promise<Staff | null> {
  const [row] = await writer.run<StaffRow>(
    `select m.id as "memberId", u.id as "userId", u.email, m.name,
       (select c.id from attune.credential c where c.practice_id = m.practice_id and c.member_id = m.id
         and c.kind = 'LICENCE' and c.discipline = $3 and c.valid_until >= current_date limit 1) as "licenceId"
     from attune.member_role r
     join attune.member m on m.practice_id = r.practice_id and m.id = r.member_id and m.ended_at is null
     join attune.app_user u on u.id = m.user_id
     where r.practice_id = $1 and r.role = $2
     order by (select count(*) from attune.care_team_member t
       where t.practice_id = m.practice_id and t.member_id = m.id and t.state = 'ACTIVE') desc, m.id
     limit 1`,
    [practiceId, role, discipline],
  );
  return row ? { ...row, role } : null;
}

/** The first service of a class, as the practice names it. */
async function serviceOf(
  writer: SeedWriter,
  practiceId: string,
  discipline: Discipline,
  of: AppointmentClass,
): Promise<SeedService | null> {
  const [row] = await writer.run<SeedService>(
    `select id as "serviceId", name, discipline, class, minutes, buffer_after_minutes as "bufferAfter", null as "roomId"
     from attune.service where practice_id = $1 and discipline = $2 and class = $3 order by name limit 1`,
    [practiceId, discipline, of],
  );
  return row ?? null;
}
