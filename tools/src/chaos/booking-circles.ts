import type pg from 'pg';
import type { SignedIn } from './people.ts';
import type { BookingCircle } from './race-bookings.ts';

/** The clients of the load with what can be booked for them: what those of their team offer. */
export async function bookingCircles(
  admin: pg.Client,
  signIn: (email: string) => Promise<SignedIn>,
): Promise<BookingCircle[]> {
  const { rows } = await admin.query<{
    clientId: string;
    email: string;
    practitionerId: string;
    serviceId: string;
  }>(
    `select l.client_id as "clientId", u.email, t.member_id as "practitionerId", s.service_id as "serviceId"
     from attune.care_team_member l
     join attune.member m on m.practice_id = l.practice_id and m.id = l.member_id
     join attune.app_user u on u.id = m.user_id
     join attune.client c on c.practice_id = l.practice_id and c.id = l.client_id
     join attune.app_user cu on cu.id = c.user_id and cu.email like 'client-%@load.example.org'
     join attune.care_team_member t on t.practice_id = l.practice_id and t.client_id = l.client_id and t.state in ('TRIAL', 'ACTIVE')
     join attune.service_member s on s.practice_id = t.practice_id and s.member_id = t.member_id
     join attune.service v on v.practice_id = s.practice_id and v.id = s.service_id and v.discipline = t.discipline
     where l.lead and l.state in ('TRIAL', 'ACTIVE') order by l.client_id, v.name`,
  );
  const leads = new Map<string, SignedIn>();
  const circles: BookingCircle[] = [];
  for (const [clientId, choices] of Map.groupBy(rows, (row) => row.clientId)) {
    const email = choices[0]?.email ?? '';
    const lead = leads.get(email) ?? (await signIn(email));
    leads.set(email, lead);
    circles.push({
      clientId,
      lead,
      choices: choices.map(({ practitionerId, serviceId }) => ({ practitionerId, serviceId })),
    });
  }
  return circles;
}
