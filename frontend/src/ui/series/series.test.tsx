import { expect, it, jest } from '@jest/globals';
import { screen } from '@testing-library/react';
import { useState } from 'react';
import { JONAH, renderApp } from '../../testing/render-app.tsx';
import { Repeats, type Rhythm } from './repeats.tsx';
import { SeriesDates, type ShownDate } from './series-dates.tsx';

const date = (changes: Partial<ShownDate>): ShownDate => ({
  position: 1,
  startsAt: '2027-01-12T10:00:00Z',
  skipped: false,
  replaced: false,
  findings: [],
  alternatives: [],
  ...changes,
});

it('says how often and how many times, or until when', async () => {
  const said: (Rhythm | null)[] = [];
  function Form() {
    const [rhythm, setRhythm] = useState<Rhythm | null>(null);
    return (
      <Repeats
        firstDay="2027-01-12"
        value={rhythm}
        onChange={(next) => {
          said.push(next);
          setRhythm(next);
        }}
      />
    );
  }
  const { user } = renderApp(<Form />, { viewer: JONAH, answers: [] });
  expect(screen.queryByLabelText('How many times')).not.toBeInTheDocument();
  await user.selectOptions(screen.getByLabelText('Repeats'), 'Every 2 weeks');
  expect(said.at(-1)).toEqual({ everyWeeks: 2, count: 8 });
  expect(screen.getByLabelText('Or until')).toHaveValue('2027-04-20');
  await user.clear(screen.getByLabelText('How many times'));
  await user.type(screen.getByLabelText('How many times'), '5');
  expect(said.at(-1)).toEqual({ everyWeeks: 2, count: 5 });
  await user.clear(screen.getByLabelText('Or until'));
  await user.type(screen.getByLabelText('Or until'), '2027-02-10');
  expect(said.at(-1)).toEqual({ everyWeeks: 2, count: 3 });
  await user.selectOptions(screen.getByLabelText('Repeats'), 'Does not repeat');
  expect(said.at(-1)).toBeNull();
});

it('lists every date with what is in the way, and offers another time or to leave it out', async () => {
  const onOverride = jest.fn();
  const { user } = renderApp(
    <SeriesDates
      sentence="every week on Tuesday at 10:00, 4 times"
      dates={[
        date({ room: 'Room 2' }),
        date({
          position: 2,
          startsAt: '2027-01-19T10:00:00Z',
          problem: 'The practitioner has another appointment at that time.',
          alternatives: [{ startsAt: '2027-01-19T11:00:00Z' }],
        }),
        date({ position: 3, startsAt: '2027-01-26T10:00:00Z', skipped: true }),
        date({ position: 4, startsAt: '2027-02-02T10:00:00Z', clockNote: 'The clocks go back.' }),
      ]}
      onOverride={onOverride}
    />,
    { viewer: JONAH, answers: [] },
  );
  expect(screen.getByText(/1 of 3 dates cannot be booked as they are\./)).toBeInTheDocument();
  expect(screen.getAllByRole('listitem')).toHaveLength(4);
  expect(screen.getByText('The practitioner has another appointment at that time.')).toBeInTheDocument();
  expect(screen.getByText('The clocks go back.')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: /11:00 instead of .*10:00/ }));
  expect(onOverride).toHaveBeenLastCalledWith(2, { startsAt: '2027-01-19T11:00:00Z' });
  await user.click(screen.getByRole('button', { name: /^Leave it out/ }));
  expect(onOverride).toHaveBeenLastCalledWith(2, { skip: true });
  await user.click(screen.getByRole('button', { name: /^As the series has it/ }));
  expect(onOverride).toHaveBeenLastCalledWith(3, null);
});
