import type { World } from './world.ts';

/** Names of leaves that point into a client's record, and the directory's, which the practice's people may know. */
export const DIRECTORY_IDS = new Set([
  'memberId',
  'memberIds',
  'toMemberId',
  'shiftId',
  'handOverId',
  'practitionerId',
  'serviceId',
  'roomId',
  'practiceId',
  'sessionId',
]);

/**
 * A real id of Harbour for a leaf of an operation: Amal's record throughout, so that the ids of one
 * operation belong together.
 */
export async function realIds(world: World): Promise<(operation: string, leaf: string) => string | null> {
  const [row] = await world.rows<Record<string, string>>(
    `with who as (select practice_id, id from attune.client where name like 'Amal%' limit 1)
     select who.id as "clientId",
       (select id from attune.care_team_member t where t.client_id = who.id and state <> 'ENDED' order by id limit 1) as "careTeamMemberId",
       (select id from attune.care_plan p where p.client_id = who.id limit 1) as "planId",
       (select id from attune.note n where n.client_id = who.id and n.state = 'SIGNED' and kind <> 'PROCESS' limit 1) as "noteId",
       (select id from attune.distress_flag f where f.client_id = who.id order by raised_at desc limit 1) as "flagId",
       (select id from attune.appointment a where a.client_id = who.id order by starts_at desc limit 1) as "appointmentId",
       (select id from attune.member m where m.practice_id = who.practice_id and name like '%Ines%') as "memberId",
       (select id from attune.service s where s.practice_id = who.practice_id and discipline = 'MASSAGE' and class <> 'CONSULTATION' limit 1) as "serviceId",
       (select id from attune.room r where r.practice_id = who.practice_id order by name limit 1) as "roomId",
       (select id from attune.boundary_proposal b where b.client_id = who.id limit 1) as "proposalId",
       (select id from attune.activity v where v.client_id = who.id limit 1) as "activityId",
       (select id from attune.notification n where n.practice_id = who.practice_id limit 1) as "notificationId",
       (select id from attune.on_call_shift s where s.practice_id = who.practice_id and s.ends_at > now() order by s.starts_at limit 1) as "shiftId",
       (select id from attune.user_session s where s.practice_id = who.practice_id limit 1) as "sessionId",
       who.practice_id as "practiceId"
     from who`,
  );
  const byOperation: Record<string, string> = {
    client: 'clientId',
    note: 'noteId',
    distressFlag: 'flagId',
    appointment: 'appointmentId',
    carePlan: 'planId',
    notification: 'notificationId',
  };
  return (operation, leaf) => {
    const name =
      leaf === 'id'
        ? (byOperation[operation] ?? '')
        : ['practitionerId', 'memberIds', 'toMemberId'].includes(leaf)
          ? 'memberId'
          : leaf === 'ids'
            ? 'notificationId'
            : leaf;
    return row?.[name] ?? null;
  };
}
