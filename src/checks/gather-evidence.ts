import type { Architecture, Evidence, Requirements } from '../architecture/index.ts';
import type { Check, Examination } from './check.ts';

/** Runs checks over an architecture. A check that throws yields `error` on that resource and stops nothing else. */
export function gatherEvidence(
  architecture: Architecture,
  checks: readonly Check[],
  requirements: Requirements = {},
): readonly Evidence[] {
  const evidence: Evidence[] = [];
  for (const check of checks) {
    for (const kind of check.kinds) {
      for (const resource of architecture.ofKind(kind)) {
        const { scope, constructPath } = resource.declared;
        const of = {
          check: check.id,
          resource: resource.id,
          ...(constructPath !== undefined && { constructPath }),
          scope,
          kind: kind.id,
        };
        try {
          for (const finding of findingsIn(check.examine(resource, architecture, requirements))) {
            evidence.push({ ...of, ...softened(finding, resource.declared.uncertain) });
          }
        } catch (error) {
          const message = error instanceof Error ? error.message : String(error);
          evidence.push({ ...of, verdict: 'error', message, location: resource.location });
        }
      }
    }
  }
  return evidence;
}

type Found = Pick<Evidence, 'verdict' | 'message' | 'location'>;

function findingsIn(examination: Examination): readonly Found[] {
  if (examination === 'not-applicable') return [];
  return 'verdict' in examination ? [examination] : examination;
}

/** What may never exist cannot contradict or support anything for certain. */
function softened({ verdict, message, location }: Found, uncertain: string | undefined): Found {
  if (uncertain === undefined) return { verdict, message, location };
  return {
    verdict: 'inconclusive',
    message: `It is not certain that this resource exists: ${uncertain}.`,
    location,
  };
}
