import { useKeptAnswers } from '../lib/kept-answers.ts';

/** Whether what was said has arrived, said quietly and as it changes. */
export function Arrival({ clientId, of }: { readonly clientId: string; readonly of: string }) {
  const waits = useKeptAnswers(clientId).find((one) => one.key === of);
  return (
    <p role="status">
      {waits
        ? (waits.refused ??
          'Kept on this device. It is sent as soon as the network is there; you need not do anything.')
        : 'It has arrived.'}
    </p>
  );
}
