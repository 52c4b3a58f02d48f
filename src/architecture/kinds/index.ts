import type { Kind } from '../kind.ts';
import * as s3 from './s3.ts';
import * as sqs from './sqs.ts';

/** Every kind, in the order of the service folders. */
export const kinds: readonly Kind[] = [s3, sqs].flatMap((service) => Object.values(service));
