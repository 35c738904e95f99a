import { describe, expect, it } from '@jest/globals';
import { screen } from '@testing-library/react';
import {
  ChooseCalendarFeedDocument,
  CloseCalendarFeedDocument,
  type FeedFragment,
  MyCalendarFeedDocument,
  OpenCalendarFeedDocument,
} from '../../../generated/account.ts';
import { answer } from '../../../testing/answers.ts';
import { JONAH, MARA, renderApp } from '../../../testing/render-app.tsx';
import { CalendarFeed } from './calendar-feed.tsx';

const ADDRESS = 'https://attune.example.org/calendar/SECRET.ics';
const FEED: FeedFragment = {
  __typename: 'CalendarFeed',
  shows: 'TIME',
  since: '2026-11-02T09:00:00Z',
  lastReadOn: null,
};
const asked = (feed: FeedFragment | null) =>
  answer(MyCalendarFeedDocument, { __typename: 'Query', calendarFeed: feed });
const opened = answer(OpenCalendarFeedDocument, {
  __typename: 'Mutation',
  openCalendarFeed: { __typename: 'CalendarFeedOpened', address: ADDRESS, feed: FEED },
});
const chosen = answer(ChooseCalendarFeedDocument, {
  __typename: 'Mutation',
  chooseCalendarFeed: { ...FEED, shows: 'PERSON' },
});
const closed = answer(CloseCalendarFeedDocument, {
  __typename: 'Mutation',
  closeCalendarFeed: { __typename: 'CalendarFeedClosed', was: true },
});

describe('a calendar feed', () => {
  it('is made with what it shall show, and its address is shown', async () => {
    const { user, sent } = renderApp(<CalendarFeed />, { viewer: JONAH, answers: [asked(null), opened] });
    await user.click(await screen.findByRole('radio', { name: /A first name too/ }));
    await user.click(screen.getByRole('button', { name: 'Make an address' }));
    expect(await screen.findByLabelText('Your address')).toHaveValue(ADDRESS);
    expect(screen.getByRole('link', { name: 'Open in my calendar' })).toHaveAttribute(
      'href',
      'webcal://attune.example.org/calendar/SECRET.ics',
    );
    expect(sent).toContainEqual({ name: 'OpenCalendarFeed', variables: { input: { shows: 'PERSON' } } });
  });

  it('that is open shows no address, changes what it shows at once, and is renewed or stopped after asking', async () => {
    const { user, sent } = renderApp(<CalendarFeed />, {
      viewer: MARA,
      answers: [asked(FEED), chosen, opened, closed],
    });
    await user.click(await screen.findByRole('radio', { name: /The client’s initials too/ }));
    expect(sent).toContainEqual({ name: 'ChooseCalendarFeed', variables: { input: { shows: 'PERSON' } } });
    expect(screen.queryByLabelText('Your address')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'New address' }));
    await user.click(await screen.findByRole('button', { name: 'Make a new address' }));
    expect(await screen.findByLabelText('Your address')).toHaveValue(ADDRESS);
    await user.click(screen.getByRole('button', { name: 'Stop' }));
    const stops = await screen.findAllByRole('button', { name: 'Stop' });
    await user.click(stops.at(-1) as HTMLElement);
    expect(sent.map(({ name }) => name)).toContain('CloseCalendarFeed');
  });
});
