import type { Architecture, Evidence, Requirements, Resource } from '../architecture/index.ts';
import type { Check, Examination } from './check.ts';

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
    return found.map((finding) => ({ ...of, ...softened(finding, uncertain) }));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return [{ ...of, verdict: 'error', message, location: resource.location }];
  }
}

type Found = Pick<Evidence, 'verdict' | 'message' | 'location' | 'path'>;

function findingsIn(examination: Examination): readonly Found[] {
  if (examination === 'not-applicable') return [];
  return 'verdict' in examination ? [examination] : examination;
}

/** What may never exist cannot contradict or support anything for certain. */
function softened({ verdict, message, location, path }: Found, uncertain: string | undefined): Found {
  if (uncertain === undefined) return { verdict, message, location, ...(path !== undefined && { path }) };
  return {
    verdict: 'inconclusive',
    message: `It is not certain that this resource exists: ${uncertain}.`,
    location,
  };
}
