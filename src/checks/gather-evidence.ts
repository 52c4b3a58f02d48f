import type { Architecture, Evidence, Requirements, Resource } from '../architecture/index.ts';
import type { Check, Examination } from './check.ts';
import { forLanguage } from './fix.ts';

/** Runs checks over an architecture. A check that throws yields `error` on that resource and stops nothing else. */
export function gatherEvidence(
  architecture: Architecture,
  checks: readonly Check[],
  requirements: Requirements = {},
): readonly Evidence[] {
  return checks.flatMap((check) =>
    resourcesFor(check, architecture).flatMap((resource) =>
      evidenceOf(check, resource, architecture, requirements),
    ),
  );
}

function resourcesFor({ kinds, types = [] }: Check, architecture: Architecture): readonly Resource[] {
  return [
    ...kinds.flatMap((kind) => architecture.ofKind(kind)),
    ...types.flatMap((type) => architecture.ofType(type)),
  ];
}

function evidenceOf(
  check: Check,
  resource: Resource,
  architecture: Architecture,
  requirements: Requirements,
): readonly Evidence[] {
  const { scope, constructPath, type, uncertain } = resource.declared;
  const of = {
    check: check.id,
    resource: resource.id,
    ...(constructPath !== undefined && { constructPath }),
    scope,
    kind: resource.kind ?? type,
  };
  try {
    const found = findingsIn(check.examine(resource, architecture, requirements));
    return found.flatMap((finding) =>
      softened(finding, uncertain).map((evidence) => ({
        ...of,
        ...evidence,
        ...(evidence.verdict === 'contradicts' && hasFix(check, resource) && { fixable: true }),
      })),
    );
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return [{ ...of, verdict: 'error', message, location: resource.location }];
  }
}

/** Whether the check has an edit for a resource of this language, where code and not a construct states it. */
function hasFix(check: Check, resource: Resource): boolean {
  const { language, constructPath } = resource.declared;
  const fix = constructPath === undefined ? check.fix?.(resource) : undefined;
  if (fix === undefined || typeof fix === 'string') return false;
  return fix.set.every(({ value }) => forLanguage(value, language) !== undefined);
}

type Found = Pick<Evidence, 'verdict' | 'message' | 'location' | 'path'>;

function findingsIn(examination: Examination): readonly Found[] {
  if (examination === 'not-applicable') return [];
  return 'verdict' in examination ? [examination] : examination;
}

/**
 * What may never exist cannot contradict for certain, and where its state is good there is nothing to ask. Findings on it
 * are inconclusive and say what would be found.
 */
function softened(
  { verdict, message, location, path }: Found,
  uncertain: string | undefined,
): readonly Found[] {
  const way = path === undefined ? {} : { path };
  if (uncertain === undefined || verdict === 'inconclusive') return [{ verdict, message, location, ...way }];
  if (verdict === 'supports') return [];
  const doubt = `It is not certain that this resource exists: ${uncertain}.`;
  return [{ verdict: 'inconclusive', message: `${message} ${doubt}`, location, ...way }];
}
