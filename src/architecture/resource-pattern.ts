/**
 * Whether an address or logical id fits a pattern whose `*` stand for any run of characters. Time grows with the product
 * of both lengths at most.
 */
export function fitsPattern(pattern: string, id: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  if (rest.length === 0) return pattern === id;
  if (!id.startsWith(first)) return false;
  const last = rest.pop() ?? '';
  let from = first.length;
  for (const part of rest) {
    const at = id.indexOf(part, from);
    if (at === -1) return false;
    from = at + part.length;
  }
  return id.length - last.length >= from && id.endsWith(last);
}
