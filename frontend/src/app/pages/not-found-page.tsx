import { LinkButton } from '../../ui/link-button.tsx';
import { useDocumentTitle } from '../../ui/page-title.tsx';
import { Empty } from '../../ui/states.tsx';

/** What does not exist and what is not open look the same. */
export function NotFoundPage() {
  useDocumentTitle('Not found');
  return (
    <Empty title="There is nothing at this address" action={<LinkButton to="/">To the start</LinkButton>} />
  );
}
