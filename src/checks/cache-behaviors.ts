import type { ResourceOf } from '../architecture/index.ts';
import type { cloudfrontDistribution } from '../architecture/kinds/cloudfront.ts';

type Behaviors = Extract<ResourceOf<typeof cloudfrontDistribution>['cacheBehaviors'], { state: 'known' }>;
type CacheBehavior = Behaviors['value']['items'][number];

/** The managed policy CachingDisabled has the same id in every account. */
const CACHING_DISABLED = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad';

/** Whether a behavior keeps anything at the edge, or else why the code does not tell. */
export function caching({
  cachePolicy,
  maximumTtlSeconds,
}: CacheBehavior): boolean | { readonly unclear: string } {
  if (cachePolicy.state === 'unresolved') return { unclear: cachePolicy.reason };
  if (cachePolicy.state === 'known') return cachePolicy.value !== CACHING_DISABLED;
  if (maximumTtlSeconds.state === 'unresolved') return { unclear: maximumTtlSeconds.reason };
  return maximumTtlSeconds.state === 'absent' || maximumTtlSeconds.value > 0;
}
