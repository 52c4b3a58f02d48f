import { cloudfrontDistribution } from '../architecture/kinds/cloudfront.ts';
import { cloudtrailTrail } from '../architecture/kinds/cloudtrail.ts';
import { loadBalancer } from '../architecture/kinds/elb.ts';
import { s3Bucket } from '../architecture/kinds/s3.ts';
import { flowLog } from '../architecture/kinds/vpc.ts';
import type { ResourceOf } from '../architecture/index.ts';
import type { Neighbours } from './check.ts';

/** The kinds that write logs to a bucket which they name. */
export const LOG_WRITERS = [
  cloudfrontDistribution,
  cloudtrailTrail,
  flowLog,
  loadBalancer,
  s3Bucket,
] as const;

type Around = Neighbours<(typeof LOG_WRITERS)[number]>;

/** Whether a bucket receives logs: something writes them to it, or its access list, its policy or its name says so. */
export function isLogBucket(bucket: ResourceOf<typeof s3Bucket>, { referrers }: Around): boolean {
  return (
    referrers(bucket, s3Bucket, 'logBucket').length > 0 ||
    referrers(bucket, cloudtrailTrail, 'bucket').length > 0 ||
    referrers(bucket, flowLog, 'bucket').length > 0 ||
    referrers(bucket, loadBalancer, 'logBucket').length > 0 ||
    referrers(bucket, cloudfrontDistribution, 'logBucket').length > 0 ||
    isMadeForLogs(bucket)
  );
}

const WRITING_SERVICES = /^(?:logging\.s3|delivery\.logs|logdelivery\.elasticloadbalancing|cloudtrail)\./;

function isMadeForLogs({ acl, policy, declared, id }: ResourceOf<typeof s3Bucket>): boolean {
  if (acl.state === 'known' && /^log-?delivery-?write$/i.test(acl.value)) return true;
  if (/(?:^|[^a-z])logs?(?:[^a-z]|$)|logging|log_?bucket/i.test(id.replace(/([a-z])([A-Z])/g, '$1_$2')))
    return true;
  if (policy.state !== 'known' || declared.uncertain !== undefined) return false;
  return policy.value.statements.some(({ principals }) =>
    principals.get('Service')?.values.some((service) => WRITING_SERVICES.test(service)),
  );
}
