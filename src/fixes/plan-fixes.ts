import type { Architecture, Evidence, Kind, Resource } from '../architecture/index.ts';
import type { Check } from '../checks/check.ts';
import { forLanguage } from '../checks/fix.ts';
import { FixDraft } from './fix-draft.ts';
import { Refusal } from './edit.ts';

/** A finding that an edit puts right. */
export interface Fixed {
  readonly finding: Evidence;
  readonly files: readonly string[];
  readonly caution?: string;
}

/** A finding that stays, and why. */
export interface Unfixed {
  readonly finding: Evidence;
  readonly reason: string;
  /** Where the value is set, or where what stands in the way is written. */
  readonly at?: { readonly file: string; readonly line: number };
  /** The check has no fix at all; otherwise the code stands in the way. */
  readonly hasFix: boolean;
}

export interface FixPlan {
  readonly fixed: readonly Fixed[];
  readonly unfixed: readonly Unfixed[];
  /** The new texts of the files that change, by path. */
  readonly texts: ReadonlyMap<string, string>;
}

export interface FixBasis {
  readonly architecture: Architecture;
  readonly kinds: readonly Kind[];
  readonly checks: readonly Check[];
  /** The findings to fix, each of which contradicts. */
  readonly findings: readonly Evidence[];
  /** Paths of the project, and their texts. */
  readonly paths: readonly string[];
  read(path: string): string | undefined;
}

/** Works out the edits for each finding, one after the other, on texts that are never written here. */
export function planFixes(basis: FixBasis): FixPlan {
  const checks = new Map(basis.checks.map((check) => [check.id, check]));
  const resources = new Map(
    basis.architecture.resources.map((resource) => [keyOf(resource.declared.scope, resource.id), resource]),
  );
  const fixed: Fixed[] = [];
  const unfixed: Unfixed[] = [];
  const draft = new FixDraft(basis);
  const done = new Map<string, Fixed>();
  for (const finding of basis.findings) {
    const check = checks.get(finding.check);
    const resource = resources.get(keyOf(finding.scope, finding.resource));
    if (check === undefined || resource === undefined) continue;
    const block = `${check.id} ${draft.blockOf(resource)}`;
    const earlier = done.get(block);
    if (earlier !== undefined) {
      fixed.push({ ...earlier, finding });
      continue;
    }
    const outcome = fixOf(check, resource, draft);
    if ('reason' in outcome) unfixed.push({ ...outcome, finding });
    else {
      const one = { ...outcome, finding };
      done.set(block, one);
      fixed.push(one);
    }
  }
  return { fixed, unfixed, texts: draft.texts };
}

function keyOf(scope: string, id: string): string {
  return `${scope}\n${id}`;
}

type Outcome = Omit<Fixed, 'finding'> | Omit<Unfixed, 'finding'>;

function fixOf(check: Check, resource: Resource, draft: FixDraft): Outcome {
  const { language } = resource.declared;
  const fix = check.fix?.(resource);
  if (fix === undefined)
    return { reason: 'no edit is right without knowing more than the code', hasFix: false };
  if (typeof fix === 'string') return { reason: fix, hasFix: true };
  if (fix.set.some(({ value }) => forLanguage(value, language) === undefined))
    return { reason: 'no single edit puts it right in this language', hasFix: false };
  const made = draft.apply(resource, fix.set);
  if (made instanceof Refusal) {
    const at = draft.placeOf(resource, made);
    return { reason: made.reason, hasFix: true, ...(at !== undefined && { at }) };
  }
  const caution = forLanguage(fix.caution ?? {}, language);
  return { files: made, ...(typeof caution === 'string' && { caution }) };
}
