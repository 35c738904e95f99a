import { hash, verify } from '@node-rs/argon2';

/** Argon2id by the OWASP figures: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** What is compared with for an unknown account, so that it takes as long as a known one. */
const NOBODY = await hash('nobody', COST);

export function hashPassword(password: string): Promise<string> {
  return hash(password, COST);
}

/** Whether the password is the account's; an unknown account (null) takes as long and never is. */
export async function passwordMatches(passwordHash: string | null, password: string): Promise<boolean> {
  const matches = await verify(passwordHash ?? NOBODY, password);
  return matches && passwordHash !== null;
}
