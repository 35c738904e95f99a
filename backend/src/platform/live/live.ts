import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/index.ts';
import { practiceActor } from '../context/index.ts';
import { sql, type Unit } from '../database/index.ts';
import { LIVE_CHANNEL, type Notice, type NoticeKind } from './notice.ts';

const NOTIFY = sql('live.notify', `select pg_notify('${LIVE_CHANNEL}', $1)`);

interface Change {
  readonly kind: NoticeKind;
  readonly id: string;
  readonly clientId: string | null;
}

/** Says "look again" to whoever may see it; PostgreSQL delivers it when the transaction commits. */
@Injectable()
export class Live {
  constructor(private readonly clock: Clock) {}

  async notify(unit: Unit, change: Change): Promise<void> {
    unit.write(...this.statement(change));
  }

  /** The statement and values, for a use case that sends it along with its other writes. */
  statement({ kind, id, clientId }: Change) {
    const notice: Notice = {
      kind,
      id,
      clientId,
      practiceId: practiceActor().practiceId,
      userId: null,
      at: this.clock.nowText(),
    };
    return [NOTIFY, [JSON.stringify(notice)]] as const;
  }
}
