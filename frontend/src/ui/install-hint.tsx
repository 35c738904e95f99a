import { dismissInstall, install, useInstallWay } from '../lib/install.ts';
import { Act, Acts, Leaf } from './leaf.tsx';

/** How Attune comes onto the home screen of this phone; gone for good once it was said no to. */
export function InstallHint() {
  const way = useInstallWay();
  if (way === null) {
    return null;
  }
  return (
    <Leaf title="Attune on your home screen">
      <p>
        It opens with one tap then. Your plan, your visits and “I need support” can be read without a network,
        too.
      </p>
      {way === 'SHARE_MENU' && (
        <p>Tap “Share”, the square with an arrow, in your browser. Then choose “Add to Home Screen”.</p>
      )}
      <Acts>
        {way === 'PROMPT' && <Act onClick={install}>Put it there</Act>}
        <Act quiet onClick={dismissInstall}>
          No, thank you
        </Act>
      </Acts>
    </Leaf>
  );
}
