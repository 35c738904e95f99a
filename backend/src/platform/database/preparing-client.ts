import { createHash } from 'node:crypto';
import pg from 'pg';
import { PipelinedGroup } from './pipelined-group.ts';
import { traffic } from './traffic.ts';

const names = new Map<string, string>();

/** A stable name for a text, so that the server plans it once for each connection. */
export function nameOf(text: string): string {
  let name = names.get(text);
  if (name === undefined) {
    name = `h_${createHash('sha256').update(text).digest('base64url').slice(0, 22)}`;
    names.set(text, name);
  }
  return name;
}

// biome-ignore lint/suspicious/noExplicitAny: pg's query has a dozen overloads; this passes them on as they come.
type Anything = any;

/**
 * A pg client that names every parametrised statement. TypeORM never names its own, so the server
 * would parse and plan each one anew.
 */
export class PreparingClient extends pg.Client {
  // biome-ignore lint/suspicious/noExplicitAny: the pool makes it with whatever pg's own constructor takes.
  constructor(config?: any) {
    super(config);
    // A connection that dies rejects whoever waits on it; without a listener it would end the process too.
    this.on('error', () => undefined);
  }

  override query(config: Anything, values?: Anything, callback?: Anything): Anything {
    traffic.roundTrips += 1;
    traffic.statements += config instanceof PipelinedGroup ? config.size : 1;
    if (typeof config === 'string' && Array.isArray(values) && values.length > 0) {
      return super.query({ name: nameOf(config), text: config, values }, callback);
    }
    return super.query(config, values, callback);
  }
}
