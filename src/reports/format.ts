/** The formats a review can be written in. Each has its own file, `./<format>.ts`, so that a run loads only what it writes. */
export const FORMATS = ['terminal', 'json', 'html', 'markdown', 'sarif', 'junit'] as const;
export type Format = (typeof FORMATS)[number];
