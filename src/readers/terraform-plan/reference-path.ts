/** One step of an address: a name, with the key of an instance behind it where there is one (`["a"]`, `[0]`). */
export interface Step {
  readonly name: string;
  readonly key: string;
}

/** `module.net["a"].aws_subnet.b[0].id` → its steps; keys keep their brackets. */
export function stepsOf(address: string): readonly Step[] {
  const steps: Step[] = [];
  let start = 0;
  while (start < address.length) {
    let end = start;
    while (end < address.length && address[end] !== '.' && address[end] !== '[') end++;
    const name = address.slice(start, end);
    const keyEnd = endOfKeys(address, end);
    steps.push({ name, key: address.slice(end, keyEnd) });
    start = keyEnd + 1;
  }
  return steps;
}

/** Where the brackets that begin at the position end; texts in them may hold brackets and dots. */
function endOfKeys(address: string, position: number): number {
  let end = position;
  let inText = false;
  while (end < address.length) {
    const character = address[end];
    if (inText) {
      if (character === '\\') end++;
      else if (character === '"') inText = false;
    } else if (character === '"') {
      inText = true;
    } else if (character === '.') {
      return end;
    }
    end++;
  }
  return Math.min(end, address.length);
}

/** The address in configuration of an instance: all keys taken away. */
export function withoutKeys(address: string): string {
  if (!address.includes('[')) return address;
  return stepsOf(address)
    .map(({ name }) => name)
    .join('.');
}

/** What a list of references says, taken apart once for all instances that share it. */
export interface ParsedReferences {
  readonly references: readonly ParsedReference[];
  /** Whether they depend on the instance, by `each` or `count`. */
  readonly isOfInstance: boolean;
}

export interface ParsedReference {
  readonly text: string;
  readonly steps: readonly Step[];
  /** The first two names: for a resource its name within its module. */
  readonly name: string;
}

export function parsedReferences(references: readonly string[]): ParsedReferences {
  return {
    references: longestOf(references).map((text) => {
      const steps = stepsOf(text);
      return { text, steps, name: `${steps[0]?.name ?? ''}.${steps[1]?.name ?? ''}` };
    }),
    isOfInstance: references.some((reference) => /^(?:each|count)\./.test(reference)),
  };
}

/** The references that say most: Terraform lists `a.b[0].c` and then `a.b[0]` and `a.b`. */
function longestOf(references: readonly string[]): readonly string[] {
  const longest: string[] = [];
  for (const reference of references) {
    const last = longest.at(-1);
    const isPrefix = last?.startsWith(reference) === true && '.['.includes(last.charAt(reference.length));
    if (!isPrefix) longest.push(reference);
  }
  return longest;
}
