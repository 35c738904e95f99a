import { describe, expect, it } from '@jest/globals';
import { MODALITIES } from '../vocabulary/modalities.ts';
import { type CredentialFacts, missingTraining, validLicence } from './credentials.ts';

const LICENCE: CredentialFacts = {
  kind: 'LICENCE',
  discipline: 'MASSAGE',
  training: null,
  validFrom: '2026-01-01',
  validUntil: '2026-12-31',
  verified: true,
};
const TRAINING: CredentialFacts = {
  kind: 'TRAINING',
  discipline: null,
  training: 'TRAUMA_INFORMED_CARE',
  validFrom: '2026-01-01',
  validUntil: null,
  verified: true,
};

describe('R2: a licence holds', () => {
  it('from its first day to its last, both included', () => {
    const on = (day: string) => validLicence([LICENCE], 'MASSAGE', day);
    expect([on('2025-12-31'), on('2026-01-01'), on('2026-12-31'), on('2027-01-01')]).toEqual([
      null,
      LICENCE,
      LICENCE,
      null,
    ]);
  });

  it('for good where it has no end', () => {
    const endless = { ...LICENCE, validUntil: null };
    expect(validLicence([endless], 'MASSAGE', '2099-01-01')).toBe(endless);
  });

  it('for its own discipline', () => {
    expect(validLicence([LICENCE], 'PSYCHOTHERAPY', '2026-06-01')).toBeNull();
  });

  it('once somebody has verified it', () => {
    expect(validLicence([{ ...LICENCE, verified: false }], 'MASSAGE', '2026-06-01')).toBeNull();
  });

  it('and a training is none', () => {
    expect(validLicence([{ ...TRAINING, discipline: 'MASSAGE' }], 'MASSAGE', '2026-06-01')).toBeNull();
    expect(validLicence([], 'MASSAGE', '2026-06-01')).toBeNull();
  });

  it('is found among others that do not hold', () => {
    const old = { ...LICENCE, validUntil: '2026-02-01' };
    expect(
      validLicence([old, { ...LICENCE, verified: false }, TRAINING, LICENCE], 'MASSAGE', '2026-06-01'),
    ).toBe(LICENCE);
  });
});

describe('R3: a modality that asks for a training', () => {
  it('is for those who hold it, verified and in force', () => {
    const day = '2026-06-01';
    expect(missingTraining('RESTORATIVE', [TRAINING], day)).toBeNull();
    for (const credentials of [
      [],
      [LICENCE],
      [{ ...TRAINING, verified: false }],
      [{ ...TRAINING, validUntil: '2026-05-31' }],
      [{ ...TRAINING, validFrom: '2026-06-02' }],
      [{ ...TRAINING, training: 'TRE' }],
      [{ ...LICENCE, training: 'TRAUMA_INFORMED_CARE' }],
    ]) {
      expect(missingTraining('RESTORATIVE', credentials, day)).toMatchObject({
        training: 'TRAUMA_INFORMED_CARE',
      });
    }
  });

  it('says which in a sentence', () => {
    expect(missingTraining('EMDR', [], '2026-06-01')?.sentence).toMatch(
      /^EMDR asks for a verified training in .+\.$/,
    );
  });

  it('is known from the list of modalities; the others ask for nothing', () => {
    for (const modality of MODALITIES) {
      expect([modality.code, missingTraining(modality.code, [], '2026-06-01')?.training ?? null]).toEqual([
        modality.code,
        modality.requiredTraining,
      ]);
    }
    expect(missingTraining('UNHEARD_OF', [], '2026-06-01')).toBeNull();
  });
});
