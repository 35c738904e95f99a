import {
  SHARED_WITH,
  SHARING_CATEGORY_WORDS,
  type SharingCategory,
  type SharingChoice,
} from '@attune/shared';
import { firstName } from '../../../lib/words.ts';
import { Choice } from '../../../ui/choice.tsx';
import type { OnTeam } from '../domain/sharing-words.ts';
import type { Saying } from '../hooks/use-sharing.ts';

interface Props {
  readonly category: SharingCategory;
  readonly people: readonly OnTeam[];
  readonly choices: readonly SharingChoice[];
  /** What holds for the others of the discipline. */
  readonly others: boolean;
  readonly onSay: (saying: Saying, before: boolean | null, sentence: string) => unknown;
}

type Answer = 'OTHERS' | 'YES' | 'NO';

const GRANTED: Readonly<Record<Answer, boolean | null>> = { OTHERS: null, YES: true, NO: false };

/** A choice for each person of a discipline, which counts before what all of it is told. */
export function InParticular({ category, people, choices, others, onSay }: Props) {
  const discipline = SHARED_WITH[category];
  const what = SHARING_CATEGORY_WORDS[category];
  return people.map(({ member }) => {
    const name = firstName(member.name);
    const own = choices.find(
      (one) => one.category === category && one.discipline === discipline && one.memberId === member.id,
    );
    const now: Answer = own ? (own.granted ? 'YES' : 'NO') : 'OTHERS';
    const sentences: Readonly<Record<Answer, string>> = {
      OTHERS: `${name} is as the switch says, for ${what}.`,
      YES: `From now on ${name} may read ${what}.`,
      NO: `From now on ${name} may not read ${what}.`,
    };
    return (
      <Choice<Answer>
        key={member.id}
        label={member.name}
        value={now}
        onChange={(answer) =>
          void onSay(
            { category, discipline, memberId: member.id, granted: GRANTED[answer] },
            GRANTED[now],
            sentences[answer],
          )
        }
        options={[
          { value: 'OTHERS', label: 'As the switch says', hint: others ? 'Now: yes' : 'Now: no' },
          { value: 'YES', label: `Yes, ${name}`, hint: 'Also when the switch is off' },
          { value: 'NO', label: `Not ${name}`, hint: 'Also when the switch is on' },
        ]}
      />
    );
  });
}
