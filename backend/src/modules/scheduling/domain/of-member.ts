/** What is of one practitioner, in a list of several. */
export interface OfMember {
  readonly memberId: string;
}
