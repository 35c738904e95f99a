import { expect, it } from '@jest/globals';
import { ApolloClient, ApolloLink, gql, InMemoryCache } from '@apollo/client';
import { Observable } from 'rxjs';
import { askAllAgain } from './ask-again.ts';

const QUERY = gql('{ state }');

/** A server that answers with how things stood when it was asked, each answer when it is let go. */
function slowServer() {
  const server = { state: 'PROPOSED', asked: 0, letGo: [] as (() => void)[] };
  const link = new ApolloLink(() => {
    const state = server.state;
    server.asked += 1;
    return new Observable((observer) => {
      server.letGo.push(() => {
        observer.next({ data: { state } });
        observer.complete();
      });
    });
  });
  return { server, client: new ApolloClient({ cache: new InMemoryCache(), link }) };
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

it('what happens while an answer is on its way is on the screen in the end, and is asked for once', async () => {
  const { server, client } = slowServer();
  let seen: unknown;
  const watched = client.watchQuery<{ state: string }>({ query: QUERY }).subscribe(({ data }) => {
    seen = data?.state;
  });
  server.letGo.shift()?.();
  await settle();
  const first = askAllAgain(client);
  await settle();
  server.state = 'ACTIVE';
  const later = [askAllAgain(client), askAllAgain(client)];
  server.letGo.shift()?.();
  await first;
  await settle();
  server.letGo.shift()?.();
  await Promise.all(later);
  expect(seen).toBe('ACTIVE');
  expect(server.asked).toBe(3);
  // And it does not wait for ever: the next one is asked at once.
  server.state = 'ENDED';
  const last = askAllAgain(client);
  await settle();
  server.letGo.shift()?.();
  await last;
  expect(seen).toBe('ENDED');
  watched.unsubscribe();
});
