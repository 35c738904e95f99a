import { useQuery } from '@apollo/client/react';
import { dialled } from '@attune/shared';
import { PracticePhoneDocument } from '../../../generated/appointments.ts';

/** The practice's number, to tap; nothing where the practice has given none. */
export function CallThePractice() {
  const { data } = useQuery(PracticePhoneDocument);
  const phone = data?.viewer?.practice?.phone;
  return phone ? (
    <p>
      <a href={`tel:${dialled(phone)}`}>Call the practice: {phone}</a>
    </p>
  ) : null;
}
