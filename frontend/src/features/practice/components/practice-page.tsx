import { useQuery } from '@apollo/client/react';
import {
  APPOINTMENT_CLASSES_LABELS,
  DISCIPLINES_LABELS,
  ROLES_LABELS,
  type Training,
  TRAININGS_LABELS,
} from '@attune/shared';
import { PracticeCrisisLinesDocument, PracticePeopleDocument } from '../../../generated/practice.ts';
import { PATHS } from '../../../lib/paths.ts';
import { isManager, isPsychotherapist, useViewer } from '../../../lib/viewer.tsx';
import { listed, modalityName } from '../../../lib/words.ts';
import { Ask } from '../../../ui/ask.tsx';
import { Card } from '../../../ui/card.tsx';
import { Stack } from '../../../ui/layout.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { Empty } from '../../../ui/states.tsx';
import table from '../../../ui/table.module.css';
import { WeekLoads } from './week-loads.tsx';

/** The practice itself: its people and what can be booked. Nothing clinical stands here. */
export function PracticePage() {
  const viewer = useViewer();
  const { practice } = viewer;
  const asked = useQuery(PracticePeopleDocument);
  return (
    <>
      <PageTitle
        sub={`Times are shown as in ${practice?.timeZone.replaceAll('_', ' ') ?? 'the practice'}.`}
        actions={
          <>
            <LinkButton to={PATHS.escalation}>When nobody answers</LinkButton>
            {(isManager(viewer) || isPsychotherapist(viewer)) && (
              <>
                <LinkButton to={PATHS.onCall}>Who is on call</LinkButton>
                <LinkButton to={PATHS.flagRules}>What raises a flag</LinkButton>
              </>
            )}
            {isManager(viewer) && (
              <>
                <LinkButton to={PATHS.services}>Services and rooms</LinkButton>
                <LinkButton to={PATHS.practiceHours}>Working hours</LinkButton>
                <LinkButton to={PATHS.practiceRules}>Closed days and booking limits</LinkButton>
                <LinkButton to={PATHS.crisisLines}>Whom to call in a crisis</LinkButton>
                <LinkButton to={PATHS.responseTimes}>Response times</LinkButton>
                <LinkButton to={PATHS.audit}>Who opened what</LinkButton>
              </>
            )}
          </>
        }
      >
        {practice?.name ?? 'Practice'}
      </PageTitle>
      {isManager(viewer) && <CrisisLinesWarning />}
      <Ask of={asked} lines={8}>
        {({ members, services }) => (
          <Stack>
            <Card title="People" flush>
              {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
              <div className={table.scroll} role="region" aria-label="People" tabIndex={0}>
                <table className={table.table}>
                  <thead>
                    <tr>
                      <th scope="col">Name</th>
                      <th scope="col">Role</th>
                      <th scope="col">Trainings</th>
                    </tr>
                  </thead>
                  <tbody>
                    {members.map((member) => (
                      <tr key={member.id}>
                        <td>
                          <b style={{ fontWeight: 600 }}>{member.name}</b>
                        </td>
                        <td>{listed(member.roles.map((role) => ROLES_LABELS[role]))}</td>
                        <td>
                          {listed(
                            member.trainings.map((code) => TRAININGS_LABELS[code as Training] ?? code),
                          ) || (
                            <span className="quiet">
                              {member.disciplines.length > 0 ? 'none recorded' : ''}
                            </span>
                          )}
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            </Card>
            {isManager(viewer) && <WeekLoads />}
            <Card title="What can be booked" flush>
              {services.length === 0 ? (
                <Empty title="No services yet" />
              ) : (
                // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
                <div className={table.scroll} role="region" aria-label="What can be booked" tabIndex={0}>
                  <table className={table.table}>
                    <thead>
                      <tr>
                        <th scope="col">Service</th>
                        <th scope="col">Discipline</th>
                        <th scope="col">Kind</th>
                        <th scope="col">Way of working</th>
                        <th scope="col">Length</th>
                      </tr>
                    </thead>
                    <tbody>
                      {services.map((service) => (
                        <tr key={service.id}>
                          <td>
                            <b style={{ fontWeight: 600 }}>{service.name}</b>
                          </td>
                          <td>{DISCIPLINES_LABELS[service.discipline]}</td>
                          <td>{APPOINTMENT_CLASSES_LABELS[service.class]}</td>
                          <td>{service.modality ? modalityName(service.modality) : ''}</td>
                          <td className={table.nowrap}>{service.minutes} min</td>
                        </tr>
                      ))}
                    </tbody>
                  </table>
                </div>
              )}
            </Card>
          </Stack>
        )}
      </Ask>
    </>
  );
}

/** Said to whoever runs the practice, for as long as clients are told nobody near, or numbers nobody checked. */
function CrisisLinesWarning() {
  const { data } = useQuery(PracticeCrisisLinesDocument);
  const lines = data?.crisisLines.lines;
  if (!lines || (lines.length > 0 && !lines.some((line) => line.old))) {
    return null;
  }
  const title =
    lines.length === 0
      ? 'Your clients are told only the emergency number of the country'
      : 'Numbers that your clients are told were last checked more than six months ago';
  return (
    <div style={{ marginBottom: 20 }}>
      <Notice
        tone="concern"
        title={title}
        action={
          <LinkButton to={PATHS.crisisLines}>
            {lines.length === 0 ? 'Name whom to call' : 'Check them'}
          </LinkButton>
        }
      />
    </div>
  );
}
