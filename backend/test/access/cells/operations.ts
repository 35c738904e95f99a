/** A mutation that asks for no more than which kind of answer it is. */
export function mutation(name: string, input: string): string {
  return `mutation Try($input: ${input}!) { result: ${name}(input: $input) {
    __typename ... on Problem { code message } ... on InvalidInput { fields { path message } } } }`;
}

/** A query of one client's record. */
export function ofClient(fields: string): string {
  return `query Read($clientId: ID!) { client(id: $clientId) { ${fields} } }`;
}

/** The variables of {@link ofClient}. */
export const clientAlone = ({ clientId }: Readonly<Record<string, string | number>>) => ({ clientId });
