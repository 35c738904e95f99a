import { useMutation, useQuery } from '@apollo/client/react';
import { useEffect } from 'react';
import { Navigate, useParams } from 'react-router';
import { MarkNotificationsReadDocument, NoticeDocument, type NoticeQuery } from '../../../generated/bell.ts';
import { Ask } from '../../../ui/ask.tsx';
import { Empty, NotThere } from '../../../ui/states.tsx';
import { sentenceOf } from '../domain/sentence.ts';
import { whereTo } from '../domain/where-to.ts';

type Told = NonNullable<NoticeQuery['notification']>;

/**
 * Where a mail or a push message leads: an address that says nothing (R28). It goes on to the thing
 * itself, and what it told of counts as read.
 */
export function NoticePage() {
  const { noticeId = '' } = useParams();
  const asked = useQuery(NoticeDocument, { variables: { id: noticeId } });
  return (
    <Ask of={asked}>{({ notification }) => (notification ? <GoOn told={notification} /> : <NotThere />)}</Ask>
  );
}

function GoOn({ told }: { readonly told: Told }) {
  const [mark] = useMutation(MarkNotificationsReadDocument);
  const { id, readAt } = told;
  useEffect(() => {
    if (readAt === null) {
      // The bell counts anew when something comes; a mark that fails only leaves it unread.
      mark({ variables: { input: { ids: [id] } }, refetchQueries: ['Bell'] }).catch(() => undefined);
    }
  }, [mark, id, readAt]);
  const path = whereTo(told);
  return path ? (
    <Navigate to={path} replace />
  ) : (
    <Empty title={sentenceOf(told)}>There is nothing more to open.</Empty>
  );
}
