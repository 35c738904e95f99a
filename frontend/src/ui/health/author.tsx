import { dayInWords } from '../../lib/dates.ts';
import { useZone } from '../../lib/viewer.tsx';
import { useAbout } from './voice.tsx';

interface Authored {
  readonly byClient: boolean;
  /** Name of the practitioner; null where the client did it, or the name is out of sight. */
  readonly by: string | null;
  readonly at: string;
}

/** Says who wrote something and when: "Jonah, 2 March" or "Dr Mara Lindqvist, 2 March". */
export function useAuthorInWords(): (authored: Authored) => string {
  const zone = useZone();
  const about = useAbout();
  return ({ byClient, by, at }) => {
    const author = byClient ? (about ?? 'by you') : (by ?? 'somebody of the team');
    return `${author}, ${dayInWords(at, zone)}`;
  };
}
