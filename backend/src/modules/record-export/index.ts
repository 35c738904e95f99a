export { piecesOfRecord } from './data/record.read.ts';
export { NOT_EXPORTED, SECTIONS } from './data/sections/index.ts';
export { RecordExportModule } from './record-export.module.ts';
