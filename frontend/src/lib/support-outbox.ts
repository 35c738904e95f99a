import type { SupportUrgency } from '@attune/shared';
import { createStore, get, update } from 'idb-keyval';

/**
 * A request for support that has not reached anybody yet. It lies on the device until the server has
 * answered that it was raised; page and service worker send the same, and its key makes that once.
 */
export interface KeptRequest {
  readonly key: string;
  /** Who wrote it: the server refuses it from anybody else. */
  readonly clientId: string;
  readonly urgency: SupportUrgency;
  readonly message: string | null;
  /** When it was written, as ISO text. */
  readonly writtenAt: string;
}

/** The name under which a browser is asked to try again once there is a network. */
export const SUPPORT_SYNC = 'attune-support';

const NAME = 'waiting';
let opened: ReturnType<typeof createStore> | null = null;
const store = () => (opened ??= createStore('attune-support', 'requests'));

/** Everything that waits on this device, the oldest first; of this client alone where one is named. */
export async function listKept(clientId?: string): Promise<readonly KeptRequest[]> {
  const all = (await get<readonly KeptRequest[]>(NAME, store())) ?? [];
  return clientId === undefined ? all : all.filter((one) => one.clientId === clientId);
}

/** Keeps a request before it is sent, so that no closing of the page loses it. */
export function keepRequest(request: KeptRequest): Promise<void> {
  return update<readonly KeptRequest[]>(
    NAME,
    (all = []) => [...all.filter((one) => one.key !== request.key), request],
    store(),
  );
}

/** Once it was raised, or taken back, nothing of it stays. */
export function dropRequest(key: string): Promise<void> {
  return update<readonly KeptRequest[]>(NAME, (all = []) => all.filter((one) => one.key !== key), store());
}

/** The request as the API takes it. */
export const inputOf = ({ key, clientId, urgency, message, writtenAt }: KeptRequest) => ({
  urgency,
  message,
  clientId,
  writtenAt,
  idempotencyKey: key,
});
