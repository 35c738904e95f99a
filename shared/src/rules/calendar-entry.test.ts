import { describe, expect, it } from '@jest/globals';
import { APPOINTMENT_STATES } from '../vocabulary/appointment-states.ts';
import { calendarStatus, calendarTitle } from './calendar-entry.ts';
import { calledName, initialsOf } from './person-names.ts';

const entry = { own: true, practitioner: 'Dr Mara Lindqvist', client: 'Jonah Whitfield' };

describe('what a calendar shows', () => {
  it('is the time alone, unless somebody chooses otherwise', () => {
    expect(calendarTitle(entry, 'TIME')).toBe('Appointment');
    expect(calendarTitle({ ...entry, own: false }, 'TIME')).toBe('Appointment');
  });

  it('by choice is a first name to a client, initials to a practitioner, and nothing of who is out of reach', () => {
    expect(calendarTitle(entry, 'PERSON')).toBe('Appointment with Mara');
    expect(calendarTitle({ ...entry, own: false }, 'PERSON')).toBe('Appointment JW');
    expect(calendarTitle({ ...entry, practitioner: null }, 'PERSON')).toBe('Appointment');
    expect(calendarTitle({ ...entry, own: false, client: null }, 'PERSON')).toBe('Appointment');
  });

  it('has a status for every state', () => {
    const of = (status: string) => APPOINTMENT_STATES.filter((state) => calendarStatus(state) === status);
    expect(of('TENTATIVE')).toEqual(['REQUESTED', 'NEEDS_CLEARANCE']);
    expect(of('CANCELLED')).toEqual(['CANCELLED']);
  });

  it('leaves titles out of names', () => {
    expect([calledName('Prof. Ada Stone'), calledName('Lee')]).toEqual(['Ada', 'Lee']);
    expect([initialsOf('Dr Mara van Lindqvist'), initialsOf('Lee')]).toEqual(['ML', 'L']);
  });
});
