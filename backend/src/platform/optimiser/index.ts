export { Optimiser } from './optimiser.ts';
