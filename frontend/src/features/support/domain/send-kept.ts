import type { ApolloClient } from '@apollo/client';
import { AskForSupportDocument, type AskForSupportMutation } from '../../../generated/support.ts';
import { onEachChance } from '../../../lib/each-chance.ts';
import { type Outcome, outcomeOf, problemOfError } from '../../../lib/results.ts';
import {
  dropRequest,
  inputOf,
  type KeptRequest,
  listKept,
  SUPPORT_SYNC,
} from '../../../lib/support-outbox.ts';

type Result = AskForSupportMutation['askForSupport'];

/** A server that has not answered by then is taken for one that cannot be reached: the page says so. */
const PATIENCE_MS = 8_000;

/** What became of a request: raised, refused for good, or still on this device. */
export type Sent =
  | { readonly kind: 'REACHED'; readonly told: readonly string[] | null }
  | { readonly kind: 'REFUSED'; readonly problem: Extract<Outcome<Result>, { ok: false }>['problem'] }
  | { readonly kind: 'WAITING'; readonly signIn: boolean };

/** Sends one request and takes it off the device once it need not be sent again. */
export async function sendKept(client: ApolloClient, request: KeptRequest): Promise<Sent> {
  const outcome = await ask(client, request);
  if (outcome.ok) {
    await dropRequest(request.key).catch(() => undefined);
    return { kind: 'REACHED', told: outcome.value.told };
  }
  switch (outcome.problem.code) {
    // An earlier try with this key was raised, and its answer was lost.
    case 'CONFLICT':
      await dropRequest(request.key).catch(() => undefined);
      return { kind: 'REACHED', told: null };
    case 'INVALID':
      await dropRequest(request.key).catch(() => undefined);
      return { kind: 'REFUSED', problem: outcome.problem };
    // Somebody else is signed in, or nobody: it stays for whoever wrote it.
    case 'FORBIDDEN':
    case 'UNAUTHENTICATED':
      return { kind: 'WAITING', signIn: true };
    default:
      return { kind: 'WAITING', signIn: false };
  }
}

async function ask(client: ApolloClient, request: KeptRequest): Promise<Outcome<Result>> {
  try {
    const { data } = await client.mutate({
      mutation: AskForSupportDocument,
      variables: { input: inputOf(request) },
      context: { fetchOptions: { signal: AbortSignal.timeout(PATIENCE_MS) } },
    });
    return outcomeOf(data?.askForSupport);
  } catch (error) {
    return { ok: false, problem: problemOfError(error) };
  }
}

/** Asks the browser to send what waits once there is a network, also when no page is open; where it can. */
export async function askForBackgroundSync(): Promise<void> {
  try {
    const registration = (await navigator.serviceWorker?.ready) as
      | (ServiceWorkerRegistration & { readonly sync?: { register(tag: string): Promise<void> } })
      | undefined;
    await registration?.sync?.register(SUPPORT_SYNC);
  } catch {
    // The pages send it when they are open.
  }
}

/** Sends what this client wrote and nobody got yet, on whatever page they are. @returns what stops it. */
export function watchKept(client: ApolloClient, clientId: string, onReached: () => void): () => void {
  let busy = false;
  const again = async () => {
    if (busy) return;
    busy = true;
    try {
      for (const request of await listKept(clientId)) {
        if ((await sendKept(client, request)).kind === 'REACHED') onReached();
      }
    } catch {
      // A browser that keeps nothing has nothing to send.
    } finally {
      busy = false;
    }
  };
  void again();
  return onEachChance(() => void again());
}
