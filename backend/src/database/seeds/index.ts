import type { AppConfig } from '../../platform/config/index.ts';

/** Writes the demo practices into a migrated, empty database; dates are relative to `today`. */
export async function seedDemo(_config: AppConfig, _today: Date): Promise<void> {}
