import { z } from 'zod';

/* What the fields of an exported record are made of. */
export const id = () => z.guid();
export const instant = () => z.iso.datetime({ offset: true });
export const maybeInstant = () => instant().nullable();
export const day = () => z.iso.date();
export const words = () => z.string();
export const maybe = () => z.string().nullable();
export const number = () => z.number().nullable();
export const names = () => z.array(z.string());
export const discipline = () => z.enum(['PSYCHOTHERAPY', 'MASSAGE']);
