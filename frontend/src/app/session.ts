import { createContext, use } from 'react';

interface Session {
  /** To be called when somebody signed in, signed out or went to another practice. */
  renew(): Promise<void>;
}

export const SessionContext = createContext<Session>({ renew: async () => undefined });
export const useSession = (): Session => use(SessionContext);
