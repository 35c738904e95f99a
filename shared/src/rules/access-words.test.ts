import { describe, expect, it } from '@jest/globals';
import { CLIENT_ACCESS } from '../policies/access.ts';
import { AUDIT_GROUNDS, RECORD_CLASSES } from '../vocabulary/record-classes.ts';
import { isReading, onWhatGround, whatWasDone, whatWasRefused } from './access-words.ts';

describe('R27: who opened a record, in plain words', () => {
  it('says what was read, in the order of the record; the name goes without saying', () => {
    expect(whatWasDone('note.read', ['SESSION_RESPONSES'], 'CLIENT')).toBe('read your session responses');
    expect(whatWasDone('client.read', ['IDENTITY'], 'CLIENT')).toBe('read your name and contact');
    expect(whatWasDone('client.read', ['NOTES', 'IDENTITY', 'PLAN', 'TEAM'], 'CLIENT')).toBe(
      'read your care team, care plan and notes',
    );
    expect(whatWasDone('client.read', ['PLAN'], 'PRACTICE')).toBe('read the care plan');
    expect(whatWasDone('client.list', ['IDENTITY', 'TEAM'], 'CLIENT')).toBe('saw your care team in a list');
  });

  it('says what was done, to the client as “you”, to the practice as “the client”', () => {
    expect(whatWasDone('plan.propose', [], 'CLIENT')).toBe('proposed a version of your care plan');
    expect(whatWasDone('flag.raise', ['FLAGS'], 'CLIENT')).toBe('called for support for you');
    expect(whatWasDone('flag.raise', ['FLAGS'], 'PRACTICE')).toBe('called for support for the client');
    expect(whatWasRefused('plan.propose', 'PRACTICE')).toBe(
      'was refused: proposed a version of the care plan',
    );
  });

  it('tells what nobody named by what it touched', () => {
    expect(whatWasDone('invoice.send', [], 'CLIENT')).toBe('changed your record');
    expect(whatWasDone('letter.read', ['MEDICAL'], 'CLIENT')).toBe('read your medical information');
    expect(whatWasDone('constructor', [], 'CLIENT')).toBe('changed your record');
  });

  it('has words for every class and ground, and never a flag or a hold for the client (R19)', () => {
    const actions = [...Object.keys(CLIENT_ACCESS), 'work.queue', 'caseload.read', 'something.else'];
    for (const action of actions) {
      for (const one of RECORD_CLASSES) {
        const words = whatWasDone(action, [one], 'CLIENT');
        expect(words).not.toMatch(/\bflag|\bhold\b|undefined|[{}]/i);
        expect(words.length).toBeGreaterThan(5);
      }
    }
    for (const ground of AUDIT_GROUNDS) {
      expect(onWhatGround(ground, 'CLIENT')).not.toBe('');
      expect(onWhatGround(ground, 'PRACTICE')).not.toBe('');
    }
  });

  it('knows reading from changing', () => {
    for (const action of ['client.read', 'client.list', 'work.queue', 'caseload.read', 'note.drafts']) {
      expect(isReading(action)).toBe(true);
    }
    for (const action of ['plan.draft', 'note.sign', 'emergency.open', 'careTeam.end']) {
      expect(isReading(action)).toBe(false);
    }
  });
});
