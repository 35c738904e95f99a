import { Global, Module } from '@nestjs/common';
import { PracticeKeys } from './practice-keys.ts';

export { PracticeKeys, type Sealed } from './practice-keys.ts';
export { rotateKeys } from './rotate-keys.ts';

@Global()
@Module({ providers: [PracticeKeys], exports: [PracticeKeys] })
export class CryptoModule {}
