import type { Resource, SourceLocation } from '../architecture/index.ts';
import type { Grant } from '../architecture/permissions/identity-permissions.ts';

/** Where to look: the statement, or the principal where the statement is one of a policy of AWS. */
export function placeOf(grant: Grant | undefined, principal: Resource): SourceLocation {
  return grant === undefined || grant.ofAws === true ? principal.location : grant.statement.location;
}

/** ` of AmazonS3FullAccess`, for a statement that the reader does not find in the code. */
export function ofPolicy(grant: Grant | undefined): string {
  return grant?.ofAws === true ? ` of ${grant.policy}` : '';
}
