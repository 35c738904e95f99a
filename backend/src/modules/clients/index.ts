export { ClientsModule } from './clients.module.ts';
export { type ClientRow, ClientsRead } from './data/clients.read.ts';
export {
  Client,
  NoteBody,
  type NoteBodyValue,
  NoteText,
  SharingCategoryEnum,
  Withheld,
} from './graphql/client.type.ts';
