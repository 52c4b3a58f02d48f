/** A stretch of literal text, or the name between `${` and `}`. */
export type TextPart = { readonly literal: string } | { readonly name: string };

/** The parts of a text for `Fn::Sub`. `${!x}` is the literal `${x}`; an unclosed `${` is literal. */
export function splitPlaceholders(text: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  let literal = '';
  let from = 0;
  for (;;) {
    const start = text.indexOf('${', from);
    const end = start < 0 ? -1 : text.indexOf('}', start);
    if (end < 0) break;
    const name = text.slice(start + 2, end);
    literal += text.slice(from, start);
    if (name.startsWith('!')) {
      literal += `\${${name.slice(1)}}`;
    } else {
      if (literal !== '') parts.push({ literal });
      parts.push({ name: name.trim() });
      literal = '';
    }
    from = end + 1;
  }
  literal += text.slice(from);
  if (literal !== '') parts.push({ literal });
  return parts;
}

/** Puts the values of loop variables in the place of `${Name}` and `&{Name}`; every other placeholder stays. */
export function replaceVariables(text: string, variables: ReadonlyMap<string, string>): string {
  if (variables.size === 0 || !text.includes('{')) return text;
  let replaced = text;
  for (const [name, value] of variables) {
    replaced = replaced.replaceAll(`\${${name}}`, () => value);
    replaced = replaced.replaceAll(`&{${name}}`, () => value.replace(/[^A-Za-z0-9]/g, ''));
  }
  return replaced;
}
