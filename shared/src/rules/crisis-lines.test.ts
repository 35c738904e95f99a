import { describe, expect, it } from '@jest/globals';
import { saveCrisisLineSchema } from '../schemas/crisis-line.schema.ts';
import {
  emergencyNumbersOf,
  EMERGENCY_NUMBERS,
  isCheckOld,
  regionOfCountry,
  regionOfZone,
} from './crisis-lines.ts';

const phones = (country: string, zone: string) => emergencyNumbersOf(country, zone).map((one) => one.phone);

describe('R19: whom to call where nobody is named', () => {
  it('goes by the country, and where that is not known by the time zone', () => {
    expect(phones('GB', 'Europe/London')).toEqual(['999']);
    expect(phones('IE', 'Europe/Dublin')).toEqual(['112']);
    expect(phones('de', 'Europe/Berlin')).toEqual(['112']);
    expect(phones('US', 'America/New_York')).toEqual(['911', '988']);
    expect(phones('CA', 'America/Toronto')).toEqual(['911', '988']);
    expect(phones('AU', 'Australia/Perth')).toEqual(['000']);
    expect(phones('XX', 'Australia/Perth')).toEqual(['000']);
  });

  it('shows all where neither is known: a number of somewhere else is told as one', () => {
    expect(emergencyNumbersOf('JP', 'Asia/Tokyo')).toEqual(EMERGENCY_NUMBERS);
    expect(regionOfCountry('JP')).toBeNull();
  });

  it('guesses no country by its continent', () => {
    expect(regionOfZone('Europe/London')).toBe('GB');
    expect(regionOfZone('Europe/Madrid')).toBe('EU');
    expect(regionOfZone('Europe/Moscow')).toBeNull();
    expect(regionOfZone('America/Toronto')).toBe('CA');
    expect(regionOfZone('America/Chicago')).toBe('US');
    expect(regionOfZone('America/Sao_Paulo')).toBeNull();
    expect(regionOfZone('Asia/Tokyo')).toBeNull();
  });
});

describe('when a number was last checked', () => {
  it.each([
    ['2026-05-25', '2026-11-25', false],
    ['2026-05-25', '2026-11-26', true],
    ['2026-08-31', '2027-02-28', false],
    ['2026-08-31', '2027-03-01', true],
    ['2026-11-25', '2026-11-25', false],
  ])('%s on %s: %s', (checkedOn, today, old) => {
    expect(isCheckOld(checkedOn, today)).toBe(old);
  });
});

describe('a line as it is written', () => {
  const line = { region: 'gb', name: ' Harbour line ', phone: '020 7946 0112', checkedOn: '2026-11-01' };
  it('is tidied', () => {
    expect(saveCrisisLineSchema.parse(line)).toMatchObject({ region: 'GB', name: 'Harbour line', id: null });
  });

  it.each([
    [{ phone: null }, 'phone'],
    [{ phone: 'ask me' }, 'phone'],
    [{ text: '12' }, 'text'],
    [{ phone: null, url: 'http://example.org' }, 'url'],
    [{ phone: null, url: 'javascript:alert(1)' }, 'url'],
    [{ phone: null, url: 'https://' }, 'url'],
    [{ region: 'GBR' }, 'region'],
    [{ region: '9!' }, 'region'],
    [{ name: ' ' }, 'name'],
    [{ checkedOn: '2026-13-01' }, 'checkedOn'],
    [{ id: '018f0000-0000-7000-8000-000000000000' }, 'expectedVersion'],
  ])('%j is refused at %s', (over, path) => {
    const { error } = saveCrisisLineSchema.safeParse({ ...line, ...over });
    expect(error?.issues.map((issue) => issue.path.join('.'))).toContain(path);
  });

  it('an address alone is enough', () => {
    const given = { ...line, phone: null, url: 'https://example.org/chat' };
    expect(saveCrisisLineSchema.parse(given).url).toBe('https://example.org/chat');
  });
});
