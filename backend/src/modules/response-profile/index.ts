export { ResponseProfileModule } from './response-profile.module.ts';
