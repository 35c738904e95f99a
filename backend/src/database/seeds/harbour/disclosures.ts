import { type Phase, progressSummary, type SummaryFacts, textOfSummary } from '@attune/shared';
import { hashOfText, hashOfToken, sealPurpose } from '../../../modules/disclosures/index.ts';
import { hashPassword } from '../../../modules/identity/index.ts';
import type { SeedClient } from '../support/clients.ts';
import type { PracticeSeed } from '../support/practice-seed.ts';
import type { Seal } from './jonah.ts';
import type { HarbourPeople } from './people.ts';

/** The link of the demo opens at /shared#harbour-demo-summary with this code; no other practice has such a link. */
const DEMO_LINK = { token: 'harbour-demo-summary', code: 'CARETEAM' } as const;

const PARTS = ['PHASE', 'SESSIONS', 'MEASURES', 'TEAM'] as const;
const DAYS = 30;

/** A summary of Jonah's twelve weeks that he agreed to and that his physician has not opened yet. */
export async function seedDisclosures(
  seed: PracticeSeed,
  { mara, ines, jonah }: HarbourPeople,
  seal: Seal,
): Promise<void> {
  const { calendar } = seed;
  const at = { drafted: calendar.at(-3, '12:20'), asked: calendar.at(-3, '12:25') };
  const [answered, linked] = [calendar.at(-2, '19:05'), calendar.at(-1, '09:10')];
  const id = seed.id('disclosure of Jonah', at.drafted);
  const choice = {
    recipient: {
      kind: 'PRIMARY_CARE_PHYSICIAN' as const,
      name: 'Dr Anika Rao',
      organisation: 'Quayside Surgery',
    },
    reason: 'So that she knows how it goes before the next check-up.',
    parts: PARTS,
    from: calendar.date(-87),
    to: calendar.date(-4),
    openDays: DAYS,
    narrative: 'Jonah sleeps better and uses the breath by himself. We go on as planned.',
  };
  const facts = await factsOf(seed, jonah, { mara: mara.name, ines: ines.name });
  const text = textOfSummary(progressSummary(facts, choice));
  const hash = bytes(hashOfText(text));
  await seed.insert('disclosure', [
    {
      id,
      client_id: jonah.clientId,
      state: 'OPEN',
      recipient_kind: choice.recipient.kind,
      recipient_name: choice.recipient.name,
      recipient_organisation: choice.recipient.organisation,
      reason: choice.reason,
      parts: PARTS,
      from_day: choice.from,
      to_day: choice.to,
      open_days: DAYS,
      composed_by: mara.memberId,
      created_at: at.drafted,
      asked_at: at.asked,
      content_hash: hash,
      answered_at: answered,
      consented_hash: hash,
      opened_at: linked,
      expires_at: new Date(linked.getTime() + DAYS * 86_400_000),
      tries: 0,
    },
  ]);
  const { keyVersion, sealed } = await seal(sealPurpose(id), text);
  const part = { disclosure_id: id, client_id: jonah.clientId };
  await seed.insert('disclosure_content', [{ ...part, key_version: keyVersion, sealed: bytes(sealed) }]);
  await seed.insert('disclosure_link', [
    {
      ...part,
      token_hash: bytes(hashOfToken(DEMO_LINK.token)),
      code_hash: await hashPassword(DEMO_LINK.code),
      made_at: linked,
    },
  ]);
  const of = { clientId: jonah.clientId, subjectType: 'DISCLOSURE', subjectId: id };
  const byMara = { ...of, userId: mara.userId, memberId: mara.memberId, role: 'PSYCHOTHERAPIST' };
  const classes = ['APPOINTMENTS', 'DISCLOSURES', 'MEASURES', 'PLAN', 'TEAM'];
  seed.trace(
    { ...byMara, at: at.drafted, action: 'disclosure.draft', classes },
    { ...byMara, at: at.asked, action: 'disclosure.ask', classes },
    {
      ...of,
      userId: jonah.userId,
      memberId: null,
      role: 'CLIENT',
      at: answered,
      action: 'disclosure.consent',
      classes,
    },
    { ...byMara, at: linked, action: 'disclosure.link', classes },
  );
}

/** What the summary is made of, read from the rows that the demo has written. */
async function factsOf(
  { practiceId, name, writer }: PracticeSeed,
  { clientId, ...client }: SeedClient,
  team: { readonly mara: string; readonly ines: string },
): Promise<SummaryFacts> {
  const [practice] = await writer.run<{ phone: string | null; timeZone: string }>(
    `select k.phone, p.time_zone as "timeZone" from attune.practice p
     left join attune.practice_contact k on k.practice_id = p.id where p.id = $1`,
    [practiceId],
  );
  const [plan] = await writer.run<{ phase: Phase }>(
    `select phase from attune.care_plan_version where client_id = $1 and state = 'IN_FORCE'`,
    [clientId],
  );
  const sessions = await writer.run<{ discipline: 'PSYCHOTHERAPY' | 'MASSAGE'; at: Date }>(
    `select discipline, starts_at as at from attune.appointment where client_id = $1 and state = 'FULFILLED'`,
    [clientId],
  );
  const scores = await writer.run<{ code: string; value: number; band: string | null; takenAt: Date }>(
    `select code, total as value, band, taken_at as "takenAt" from attune.measure_response where client_id = $1 order by taken_at`,
    [clientId],
  );
  return {
    client: { name: client.name, preferredName: client.preferredName, pronouns: client.pronouns },
    sender: team.mara,
    practice: { name, phone: practice?.phone ?? null, timeZone: practice?.timeZone ?? 'UTC' },
    phase: plan?.phase ?? null,
    goals: [],
    sessions: sessions.map((one) => ({ ...one, at: one.at.toISOString() })),
    scores: scores.map((one) => ({ ...one, takenAt: one.takenAt.toISOString() })),
    holds: [],
    team: [
      { name: team.mara, discipline: 'PSYCHOTHERAPY', lead: true },
      { name: team.ines, discipline: 'MASSAGE', lead: false },
    ],
  };
}

const bytes = (value: Buffer) => `\\x${value.toString('hex')}`;
