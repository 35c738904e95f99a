import type { Prepared } from './server.ts';

/** What a person is told once Attune runs. */
export function welcome(address: string, { accounts, password }: Prepared): string {
  const lines = [`Attune is running at ${address}`, ''];
  if (password !== null) {
    lines.push(`Demo accounts (the password of all is ${password}):`, '', ...table(accounts), '');
  }
  lines.push('Stop it with Ctrl-C.', '');
  return `\n${lines.join('\n')}\n`;
}

function table(accounts: Prepared['accounts']): string[] {
  const width = (texts: string[]) => Math.max(...texts.map((text) => text.length)) + 3;
  const names = width(accounts.map(({ name }) => name));
  const emails = width(accounts.map(({ email }) => email));
  return accounts.map(({ name, email, role }) => `  ${name.padEnd(names)}${email.padEnd(emails)}${role}`);
}
