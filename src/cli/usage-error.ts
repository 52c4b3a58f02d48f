/** Wrong usage, or nothing that could be read: told on stderr, exit code 2. */
export class UsageError extends Error {}
