import { useQuery } from '@apollo/client/react';
import { APPOINTMENT_CLASSES_LABELS, DISCIPLINES_LABELS } from '@attune/shared';
import { Button } from '@mantine/core';
import { useState } from 'react';
import {
  RetireRoomDocument,
  RetireServiceDocument,
  ServiceSettingsDocument,
  type ServiceSettingsQuery,
} from '../../../generated/services.ts';
import { PATHS } from '../../../lib/paths.ts';
import { useVerb } from '../../../lib/use-verb.ts';
import { isManager, useViewer } from '../../../lib/viewer.tsx';
import { counted, listed, modalityName } from '../../../lib/words.ts';
import { Ask } from '../../../ui/ask.tsx';
import { Card } from '../../../ui/card.tsx';
import { ConfirmDialog } from '../../../ui/dialog.tsx';
import { Columns, Row } from '../../../ui/layout.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { Empty } from '../../../ui/states.tsx';
import { useToast } from '../../../ui/toast.tsx';
import { RoomDialog } from './room-dialog.tsx';
import { ServiceDialog } from './service-dialog.tsx';
import type { Room, Service } from './settings.ts';
import styles from './services.module.css';

/** What can be booked, by whom and where, for those who run the practice. */
export function ServicesPage() {
  const viewer = useViewer();
  const asked = useQuery(ServiceSettingsDocument, { skip: !isManager(viewer) });
  return (
    <>
      <PageTitle
        sub="What can be booked, by whom and where."
        actions={<LinkButton to={PATHS.practice}>The practice</LinkButton>}
      >
        Services and rooms
      </PageTitle>
      {!isManager(viewer) ? (
        <Empty title="This is for those who run the practice" />
      ) : (
        <Ask of={asked} lines={8}>
          {(settings) => (
            <Columns left="2fr">
              <Services settings={settings} />
              <Rooms settings={settings} />
            </Columns>
          )}
        </Ask>
      )}
    </>
  );
}

function Services({ settings }: { readonly settings: ServiceSettingsQuery }) {
  const { services, rooms } = settings.serviceSettings;
  const [open, setOpen] = useState<Service | 'NEW' | null>(null);
  const [leaving, setLeaving] = useState<Service | null>(null);
  const retire = useVerb(RetireServiceDocument, 'retireService');
  const say = useToast();
  const current = services.filter((one) => !one.retired);
  const retired = services.filter((one) => one.retired);
  const namesOf = (ids: readonly string[], all: readonly { id: string; name: string }[]) =>
    listed(all.filter(({ id }) => ids.includes(id)).map(({ name }) => name));
  return (
    <Card title="Services" flush>
      {current.length === 0 && <Empty title="Nothing can be booked yet">Add the first service.</Empty>}
      <ul className={styles.list}>
        {current.map((service) => (
          <li key={service.id}>
            <div className={styles.what}>
              <p className={styles.name}>{service.name}</p>
              <p>
                {[
                  DISCIPLINES_LABELS[service.discipline],
                  APPOINTMENT_CLASSES_LABELS[service.class],
                  service.modality && modalityName(service.modality),
                  `${service.minutes} min`,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
              <p className="quiet small">
                {namesOf(service.practitionerIds, settings.members) || 'nobody offers it yet'}
                {' · '}
                {namesOf(service.roomIds, rooms) || 'needs no room'}
                {service.bufferBefore > 0 && ` · ${service.bufferBefore} min free before`}
                {service.bufferAfter > 0 && ` · ${service.bufferAfter} min free after`}
              </p>
            </div>
            <Row>
              <Button
                variant="default"
                aria-label={`Change ${service.name}`}
                onClick={() => setOpen(service)}
              >
                Change
              </Button>
              <Button
                variant="default"
                aria-label={`Retire ${service.name}`}
                onClick={() => setLeaving(service)}
              >
                Retire
              </Button>
            </Row>
          </li>
        ))}
      </ul>
      <div className={styles.foot}>
        <Button onClick={() => setOpen('NEW')}>Add a service</Button>
        {retired.length > 0 && (
          <p className="quiet small">Retired: {listed(retired.map(({ name }) => name))}</p>
        )}
      </div>
      {open !== null && (
        <ServiceDialog
          service={open === 'NEW' ? null : open}
          rooms={rooms.filter((room) => !room.retired)}
          people={settings.members}
          onClose={() => setOpen(null)}
        />
      )}
      {leaving && (
        <ConfirmDialog
          title={`Retire ${leaving.name}?`}
          confirm="Retire it"
          onClose={() => setLeaving(null)}
          onConfirm={async () => {
            const outcome = await retire.run({ input: { id: leaving.id, expectedVersion: leaving.version } });
            if (outcome.ok) say(`${leaving.name} is offered no more.`);
            return outcome.ok ? null : outcome.problem;
          }}
        >
          <p>It cannot be booked any more. What is booked stays, and can be moved. This cannot be undone.</p>
        </ConfirmDialog>
      )}
    </Card>
  );
}

function Rooms({ settings }: { readonly settings: ServiceSettingsQuery }) {
  const { rooms } = settings.serviceSettings;
  const [open, setOpen] = useState<Room | 'NEW' | null>(null);
  const [leaving, setLeaving] = useState<Room | null>(null);
  const retire = useVerb(RetireRoomDocument, 'retireRoom');
  const say = useToast();
  return (
    <Card title="Rooms" flush>
      <ul className={styles.list}>
        {rooms
          .filter((room) => !room.retired)
          .map((room) => (
            <li key={room.id}>
              <div className={styles.what}>
                <p className={styles.name}>{room.name}</p>
                <p className="quiet small">{counted(room.booked, 'appointment')} to come</p>
              </div>
              <Row>
                <Button variant="default" aria-label={`Rename ${room.name}`} onClick={() => setOpen(room)}>
                  Rename
                </Button>
                <Button variant="default" aria-label={`Retire ${room.name}`} onClick={() => setLeaving(room)}>
                  Retire
                </Button>
              </Row>
            </li>
          ))}
      </ul>
      <div className={styles.foot}>
        <Button onClick={() => setOpen('NEW')}>Add a room</Button>
      </div>
      {open !== null && <RoomDialog room={open === 'NEW' ? null : open} onClose={() => setOpen(null)} />}
      {leaving && (
        <ConfirmDialog
          title={`Retire ${leaving.name}?`}
          confirm="Retire it"
          onClose={() => setLeaving(null)}
          onConfirm={async () => {
            const outcome = await retire.run({ input: { id: leaving.id, expectedVersion: leaving.version } });
            if (outcome.ok) say(`${leaving.name} is booked no more.`);
            return outcome.ok ? null : outcome.problem;
          }}
        >
          <p>
            It cannot be booked any more.{' '}
            {leaving.booked > 0 &&
              `${counted(leaving.booked, 'appointment')} to come stay there: please move them. `}
            This cannot be undone.
          </p>
        </ConfirmDialog>
      )}
    </Card>
  );
}
