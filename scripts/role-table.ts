import { type Role, ROLES } from '../src/server/access/principal.ts';

interface Asked {
  readonly name: string;
  /** None where anybody may ask. */
  readonly needs?: Role;
}

/** What each role may do that those before it may not, from the code that checks it. */
export function renderRoles(
  operations: readonly Asked[],
  routes: readonly (Asked & { readonly method: string; readonly path: string })[],
): string {
  const rows = [undefined, ...ROLES].map((role) => {
    const named = operations
      .filter(({ needs }) => needs === role)
      .map(({ name }) => name)
      .toSorted();
    const paths = routes
      .filter(({ needs }) => needs === role)
      .map(({ method, path }) => `\`${method} ${path.replace('/api/v1', '')}\``)
      .toSorted();
    return `| ${role ?? '(anybody)'} | ${named.join(', ')} | ${paths.join(', ')} |`;
  });
  return [
    "| role | operations of the WA Tool's API | paths of the console's API, below `/api/v1` |",
    '| --- | --- | --- |',
    ...rows,
  ].join('\n');
}
