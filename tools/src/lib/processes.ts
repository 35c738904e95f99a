import { readFileSync } from 'node:fs';

/** The command line of a process where the system tells it (Linux); '' when there is none, null when it is not told. */
export function commandOf(pid: number): string | null {
  if (process.platform !== 'linux') {
    return null;
  }
  return readProc(pid, 'cmdline').replaceAll('\0', ' ');
}

/** When a process began, in the system's own unit; '' when there is none, null when it is not told. */
export function beginningOf(pid: number): string | null {
  if (process.platform !== 'linux') {
    return null;
  }
  // The second field is the name in brackets, which may hold anything; the twenty-second is the start.
  return readProc(pid, 'stat').split(') ').at(-1)?.split(' ')[19] ?? '';
}

/** Whether there is a process of this number. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM';
  }
}

function readProc(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
