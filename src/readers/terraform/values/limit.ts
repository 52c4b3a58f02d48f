/** Thrown where a value or an evaluation grows beyond all bounds; caught where the value is kept. */
export class LimitReached extends Error {}

/** Most parts of one value, shared parts counted as often as they occur. */
export const LARGEST_VALUE = 300_000;
/** Deepest nesting of one value. */
export const DEEPEST_VALUE = 200;
