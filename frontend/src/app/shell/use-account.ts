import { useMutation } from '@apollo/client/react';
import { useNavigate } from 'react-router';
import { SignOutDocument, SwitchPracticeDocument } from '../../generated/app.ts';
import { forgetAllBut } from '../../lib/own-on-device.ts';
import { PATHS } from '../../lib/paths.ts';
import { useToast } from '../../ui/toast.tsx';
import { useSession } from '../session.ts';

/** Leaving, and going to another practice. */
export function useAccount() {
  const { renew } = useSession();
  const navigate = useNavigate();
  const say = useToast();
  const [signOut] = useMutation(SignOutDocument);
  const [switchPractice] = useMutation(SwitchPracticeDocument);
  const unreachable = () => say('Attune could not be reached. Please try again in a moment.');
  return {
    signOut: async () => {
      try {
        // Whoever leaves leaves nothing on the device, whatever the network does.
        forgetAllBut(null);
        await import('../../lib/push.ts').then(({ endPush }) => endPush()).catch(() => null);
        await signOut();
        // What was on its way in the meantime may have been kept once more.
        forgetAllBut(null);
        await navigate(PATHS.signIn);
        await renew();
      } catch {
        say(
          'Attune could not be reached, so you are still signed in. What this device kept of you is deleted. Please sign out again in a moment.',
        );
      }
    },
    goToPractice: async (practiceId: string) => {
      try {
        const { data } = await switchPractice({ variables: { practiceId } });
        await navigate('/');
        await renew();
        if (data?.switchPractice?.practice) {
          say(`You are at ${data.switchPractice.practice.name} now.`);
        }
      } catch {
        unreachable();
      }
    },
  };
}
