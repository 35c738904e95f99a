import { describe, expect, it } from '@jest/globals';
import { NOTIFICATION_KINDS } from '@attune/shared';
import { PATHS } from '../../../lib/paths.ts';
import { whereTo } from './where-to.ts';

const client = { id: 'c' };

describe('where a notification leads', () => {
  it.each([...NOTIFICATION_KINDS])(
    '%s leads somebody of the practice to where they can do something about it',
    (kind) => {
      expect(whereTo({ kind, subjectId: 's', aboutViewer: false, client })).toMatch(
        /^(\/clients\/c\/(schedule(\?planning)?|consent|team|plan|measures|bodywork|notes\/s)|\/flags\/s|\/practice\/(audit|on-call)|\/today|\/schedule)$/,
      );
    },
  );

  it.each([...NOTIFICATION_KINDS])('%s leads a client to a page of their own', (kind) => {
    const path = whereTo({ kind, subjectId: 's', aboutViewer: true, client });
    expect(Object.values(PATHS)).toContain(path);
    expect(path).not.toMatch(/clients|flags|practice/);
  });

  it('leads nowhere without the client, and for a kind that this version does not know', () => {
    expect(whereTo({ kind: 'HANDOFF', subjectId: 's', aboutViewer: false, client: null })).toBeNull();
    expect(whereTo({ kind: 'OF_TOMORROW', subjectId: 's', aboutViewer: false, client })).toBeNull();
  });
});
