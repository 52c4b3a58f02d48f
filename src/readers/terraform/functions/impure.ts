const IMPURE = new Set(['timestamp', 'plantimestamp', 'uuid', 'bcrypt', 'pathexpand', 'abspath']);

/** Whether a function's outcome depends on more than its arguments. */
export function isImpure(name: string): boolean {
  return IMPURE.has(name);
}
