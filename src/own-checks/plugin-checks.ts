import type { Check } from '../checks/check.ts';
import { suggestion } from '../document/document-reading.ts';
import type { KnownNames, ParsedOwnChecks } from './parse-own-checks.ts';

const STRENGTHS = ['establishes', 'supports', 'contradicts-only'];

/** What a plug-in exports: checks made with `defineCheck`, and per check the practices it speaks to, with a strength. */
interface Plugin {
  readonly checks: readonly Check[];
  readonly practices: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** The checks of a loaded plug-in, or sentences about what is wrong with it. */
export function pluginChecks(
  module: unknown,
  known: Pick<KnownNames, 'practices' | 'checks'>,
): Omit<ParsedOwnChecks, 'problems'> | { readonly problems: readonly string[] } {
  if (!isPlugin(module)) {
    return {
      problems: ['It should export "checks", a list made with defineCheck, and "practices", by check id.'],
    };
  }
  const problems: string[] = [];
  const ids = new Set(known.checks);
  for (const { id } of module.checks) {
    if (ids.has(id)) problems.push(`There is another check "${id}".`);
    ids.add(id);
    if (Object.keys(module.practices[id] ?? {}).length === 0)
      problems.push(`practices has nothing for "${id}".`);
  }
  const practices: Map<string, Map<string, never>> = new Map();
  for (const [check, strengths] of Object.entries(module.practices)) {
    for (const [practice, strength] of Object.entries(strengths)) {
      if (!known.practices.includes(practice))
        problems.push(
          `${check}: there is no practice "${practice}"; ${suggestion(practice, known.practices)}`,
        );
      if (!STRENGTHS.includes(strength))
        problems.push(`${check}: "${strength}" is no strength; ${suggestion(strength, STRENGTHS)}`);
      const speaking = practices.get(practice) ?? new Map<string, never>();
      practices.set(practice, speaking.set(check, strength as never));
    }
  }
  return problems.length > 0 ? { problems } : { checks: module.checks, practices };
}

function isPlugin(module: unknown): module is Plugin {
  if (typeof module !== 'object' || module === null) return false;
  const { checks, practices } = module as Partial<Plugin>;
  return (
    Array.isArray(checks) && checks.every(isCheck) && typeof practices === 'object' && practices !== null
  );
}

function isCheck(check: unknown): check is Check {
  if (typeof check !== 'object' || check === null) return false;
  const { id, kinds, title, examine } = check as Partial<Check>;
  return (
    typeof id === 'string' &&
    Array.isArray(kinds) &&
    typeof title === 'string' &&
    typeof examine === 'function'
  );
}
