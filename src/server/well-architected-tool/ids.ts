import { randomBytes } from 'node:crypto';

/** 32 lowercase hexadecimal digits, as the API's ids of workloads, shares and custom lenses are. */
export function newId(): string {
  return randomBytes(16).toString('hex');
}
