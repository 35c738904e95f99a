import { expect, it } from '@jest/globals';
import { withTemplate } from './templates.ts';

it('puts headings into an empty note and swaps empty ones for those of another template', () => {
  expect(withTemplate('', 'DAP')).toBe('Data:\n\nAssessment:\n\nPlan:\n');
  expect(withTemplate(withTemplate('', 'SOAP'), 'BIRP')).toBe(
    'Behaviour:\n\nIntervention:\n\nResponse:\n\nPlan:\n',
  );
  expect(withTemplate(withTemplate('', 'SOAP'), 'FREE')).toBe('');
});

it('never takes away what was written', () => {
  const written = 'Data:\nSlept four nights.\n\nAssessment:\n\nPlan:\nGo on.';
  const changed = withTemplate(written, 'SOAP');
  expect(changed).toContain('Data:\nSlept four nights.');
  expect(changed).toContain('Plan:\nGo on.');
  expect(changed).toContain('Subjective:');
  expect(changed.match(/Plan:/g)).toHaveLength(1);
});
