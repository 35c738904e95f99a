export { DisclosuresModule } from './disclosures.module.ts';
export { hashOfText, hashOfToken, sealPurpose } from './domain/hashes.ts';
