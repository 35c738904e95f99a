import { type BoundariesContents, compareBoundaries } from '@attune/shared';
import { Act, Acts, Lines } from '../../../ui/leaf.tsx';
import { Notice } from '../../../ui/notice.tsx';

interface ConflictProps {
  /** What held when the change was begun. */
  readonly before: BoundariesContents;
  readonly newest: BoundariesContents;
  readonly mine: BoundariesContents;
  readonly busy: boolean;
  readonly onMine: () => void;
  readonly onNewest: () => void;
}

/** Another device was first: both are shown, and the client says which holds. */
export function Conflict({ before, newest, mine, busy, onMine, onNewest }: ConflictProps) {
  const lines = (texts: readonly string[]) =>
    texts.length > 0 ? (
      <Lines items={texts.map((text) => ({ key: text, text }))} />
    ) : (
      <p>Nothing that makes a difference.</p>
    );
  return (
    <>
      <Notice
        tone="information"
        role="alert"
        title="This was changed on another device meanwhile. What you entered here is kept."
      />
      <h3>What changed there, and holds now</h3>
      {lines(compareBoundaries(before, newest))}
      <h3>What saving this page would change in it</h3>
      {lines(compareBoundaries(newest, mine))}
      <Acts>
        <Act onClick={onMine} busy={busy}>
          Save what I entered here
        </Act>
        <Act quiet onClick={onNewest}>
          Take what holds now
        </Act>
      </Acts>
    </>
  );
}
