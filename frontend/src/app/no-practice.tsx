import { Notice } from '../ui/notice.tsx';
import { Splash } from './splash.tsx';

/** Signed in, but in no practice any more. */
export function NoPractice() {
  return (
    <Splash>
      <Notice title="You belong to no practice at the moment">
        <p>If that is a surprise, please ask the practice that invited you.</p>
      </Notice>
    </Splash>
  );
}
