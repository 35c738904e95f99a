import { useQuery } from '@apollo/client/react';
import { clientResponseWords } from '@attune/shared';
import { MyResponseDocument } from '../../../generated/how-i-am.ts';
import { Leaf, Lines } from '../../../ui/leaf.tsx';

/** What went together with bodywork in the own history, in plain words; absent while there is too little to say. */
export function AfterBodywork({ clientId }: { readonly clientId: string }) {
  const { data } = useQuery(MyResponseDocument, { variables: { clientId } });
  const profile = data?.client?.responseProfile;
  if (
    profile?.changes.__typename !== 'ResponseChanges' ||
    profile.checkIns.__typename !== 'ResponseComparison'
  ) {
    return null;
  }
  const words = clientResponseWords({ scales: profile.changes.scales, checkIns: profile.checkIns });
  return words.length === 0 ? null : (
    <Leaf title="Bodywork and the days after">
      <Lines items={words.map((sentence) => ({ key: sentence, text: sentence }))} />
    </Leaf>
  );
}
