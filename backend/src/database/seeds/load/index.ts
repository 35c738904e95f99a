import type { AppConfig } from '../../../platform/config/index.ts';
import { writeFeedbackAsked } from '../support/session-feedback.ts';
import { writeAsOwner } from '../support/seed-writer.ts';
import { writeCare } from './care.ts';
import { type GeneratedClient, generateClient, PLACES_IN_A_WEEK } from './generated-client.ts';
import { writeHistory } from './history.ts';
import { findPractice, type PracticeOfLoad } from './practice-of-load.ts';
import { type Pair, writePairs } from './practitioners.ts';

export interface LoadRequest {
  /** How many clients are added. */
  readonly clients: number;
  /** The beginning of the practice's name. */
  readonly practice: string;
}

export interface Loaded {
  readonly practice: string;
  readonly clients: number;
  readonly practitioners: number;
}

const CLIENTS_OF_A_PAIR = 25;
const CLIENTS_AT_ONCE = 250;

/**
 * Adds generated clients to a practice, of the shape of the demo's: the first to the practitioners
 * with the largest caseloads, a week's worth of places, the rest to generated practitioners. All in
 * one transaction; asked again, it goes on where it stopped.
 * @throws ConfigError when the practice is not there or lacks what clients need.
 */
export function loadDemo(
  config: AppConfig,
  today: Date,
  { clients, practice: named }: LoadRequest,
): Promise<Loaded> {
  return writeAsOwner(config.databaseUrl, async (writer) => {
    const practice = await findPractice(writer, named, today);
    const { generated, pairs } = await generate(practice, clients);
    for (let from = 0; from < generated.length; from += CLIENTS_AT_ONCE) {
      const batch = generated.slice(from, from + CLIENTS_AT_ONCE);
      await writeCare(practice, batch);
      await writeHistory(practice, batch);
      await practice.seed.writeAudit();
    }
    // Else the worker would ask hundreds of them at once.
    await writeFeedbackAsked(practice.seed);
    await writer.analyse();
    return { practice: practice.seed.name, clients, practitioners: 2 * pairs };
  });
}

async function generate(
  practice: PracticeOfLoad,
  clients: number,
): Promise<{ generated: GeneratedClient[]; pairs: number }> {
  const own = ownPair(practice);
  const forOwn = own === null || practice.clients > 0 ? 0 : Math.min(clients, PLACES_IN_A_WEEK);
  const pairs = await writePairs(practice, Math.ceil((clients - forOwn) / CLIENTS_OF_A_PAIR));
  const generated = Array.from({ length: clients }, (_, index) => {
    const rest = index - forOwn;
    const pair = rest < 0 ? own : (pairs[Math.floor(rest / CLIENTS_OF_A_PAIR)] ?? null);
    if (pair === null) {
      throw new Error('There are fewer practitioners than their clients need.');
    }
    return generateClient(
      practice,
      practice.clients + index + 1,
      pair,
      rest < 0 ? index : rest % CLIENTS_OF_A_PAIR,
    );
  });
  return { generated, pairs: pairs.length };
}

function ownPair({ psychotherapist, massageTherapist }: PracticeOfLoad): Pair | null {
  return psychotherapist && massageTherapist ? { psychotherapist, massageTherapist } : null;
}
