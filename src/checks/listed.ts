/** `a, b and 3 more`: the first few of a list, for a message. */
export function listed(names: readonly string[]): string {
  const shown = names.slice(0, MOST);
  const rest = names.length - shown.length;
  return rest === 0 ? shown.join(', ') : `${shown.join(', ')} and ${rest} more`;
}

const MOST = 3;
