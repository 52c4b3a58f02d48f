import type { ResourceOf } from '../architecture/index.ts';
import { cloudfrontDistribution } from '../architecture/kinds/cloudfront.ts';
import { iamRole } from '../architecture/kinds/iam.ts';
import type { lambdaFunction } from '../architecture/kinds/lambda.ts';
import type { Neighbours } from './check.ts';

/** The kinds that `runsAtEdge` looks at. */
export const EDGE_NEIGHBOURS = [cloudfrontDistribution, iamRole] as const;

/**
 * Whether CloudFront runs the function at its edge locations (Lambda@Edge), where much of Lambda is not offered:
 * a distribution names it, or its role trusts the service that replicates functions to the edge.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-at-edge-function-restrictions.html
 */
export function runsAtEdge(
  item: ResourceOf<typeof lambdaFunction>,
  { follow, referrers }: Neighbours<typeof cloudfrontDistribution | typeof iamRole>,
): boolean {
  if (referrers(item, cloudfrontDistribution, 'edgeFunctions').length > 0) return true;
  return follow(item.role, iamRole).some(
    ({ trust }) =>
      trust.state === 'known' &&
      trust.value.statements.some(
        ({ effect, principals }) =>
          effect === 'Allow' && principals.get('Service')?.values.includes('edgelambda.amazonaws.com'),
      ),
  );
}
