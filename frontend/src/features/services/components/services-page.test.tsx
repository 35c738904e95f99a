import { expect, it } from '@jest/globals';
import { screen, within } from '@testing-library/react';
import {
  RetireRoomDocument,
  SaveServiceDocument,
  ServiceSettingsDocument,
  type ServiceSettingsQuery,
} from '../../../generated/services.ts';
import { answer } from '../../../testing/answers.ts';
import { MARA, renderApp } from '../../../testing/render-app.tsx';
import { ServicesPage } from './services-page.tsx';

const SETTINGS: ServiceSettingsQuery = {
  __typename: 'Query',
  serviceSettings: {
    __typename: 'ServiceSettings',
    services: [
      {
        __typename: 'OfferedService',
        id: 'talk',
        version: 2,
        name: 'Talk session',
        discipline: 'PSYCHOTHERAPY',
        class: 'TALK',
        modality: 'TALK',
        minutes: 50,
        bufferBefore: 0,
        bufferAfter: 10,
        roomIds: ['room-1'],
        practitionerIds: ['mara'],
        retired: false,
      },
    ],
    rooms: [
      { __typename: 'PracticeRoom', id: 'room-1', version: 1, name: 'Room 1', retired: false, booked: 2 },
    ],
  },
  members: [
    {
      __typename: 'Member',
      id: 'mara',
      name: 'Dr Mara Lindqvist',
      disciplines: ['PSYCHOTHERAPY'],
      trainings: ['EMDR'],
    },
    { __typename: 'Member', id: 'tomas', name: 'Tomas Reyes', disciplines: ['PSYCHOTHERAPY'], trainings: [] },
    { __typename: 'Member', id: 'ben', name: 'Ben Sato', disciplines: ['MASSAGE'], trainings: [] },
  ],
};

const open = () =>
  renderApp(<ServicesPage />, {
    viewer: { ...MARA, roles: ['OWNER'] },
    answers: [
      answer(ServiceSettingsDocument, SETTINGS),
      answer(SaveServiceDocument, { __typename: 'Mutation', saveService: SETTINGS.serviceSettings }),
      answer(RetireRoomDocument, {
        __typename: 'Mutation',
        retireRoom: {
          __typename: 'InvalidInput',
          code: 'INVALID',
          message: 'There would be no room for Talk session.',
          fields: [],
        },
      }),
    ],
  });

it('R3: offers a way of working only by those who hold its training, and only the kinds it can be', async () => {
  const { user, sent } = open();
  await user.click(await screen.findByRole('button', { name: 'Change Talk session' }));
  const dialog = await screen.findByRole('dialog');
  await user.selectOptions(within(dialog).getByLabelText('Way of working'), 'EMDR');
  expect(within(dialog).getByLabelText('Kind of session')).toHaveValue('TRAUMA_PROCESSING');
  expect(within(dialog).getByLabelText('Tomas Reyes')).toBeDisabled();
  expect(within(dialog).queryByLabelText('Ben Sato')).not.toBeInTheDocument();
  await user.click(within(dialog).getByRole('button', { name: 'Save' }));
  expect(sent.find((one) => one.name === 'SaveService')?.variables['input']).toMatchObject({
    id: 'talk',
    expectedVersion: 2,
    class: 'TRAUMA_PROCESSING',
    modality: 'EMDR',
    minutes: 50,
    practitionerIds: ['mara'],
    roomIds: ['room-1'],
  });
});

it('says why a room cannot be retired, and what is booked there', async () => {
  const { user } = open();
  await user.click(await screen.findByRole('button', { name: 'Retire Room 1' }));
  const dialog = await screen.findByRole('dialog');
  expect(dialog).toHaveTextContent('2 appointments to come stay there');
  await user.click(within(dialog).getByRole('button', { name: 'Retire it' }));
  expect(await within(dialog).findByText('There would be no room for Talk session.')).toBeInTheDocument();
});
