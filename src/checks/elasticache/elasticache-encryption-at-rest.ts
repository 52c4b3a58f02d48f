import { elasticacheReplicationGroup } from '../../architecture/kinds/elasticache.ts';
import { defineCheck } from '../check.ts';
import { contradicts, expectTrue, inconclusive, supports } from '../expectations.ts';

export const elasticacheEncryptionAtRest = defineCheck({
  id: 'elasticache-encryption-at-rest',
  kind: elasticacheReplicationGroup,
  title: 'ElastiCache replication group encrypts what it writes to disk',
  why: 'A cache writes its content to disk when it syncs replicas, swaps and backs up. What is cached, such as sessions and personal data, deserves the protection of the database it comes from.',
  remediation: 'Create the replication group with encryption at rest. It cannot be turned on later.',
  links: ['https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/at-rest-encryption.html'],
  examine: ({ globalReplicationGroup, atRestEncryption, engine }) => {
    if (globalReplicationGroup.state !== 'absent') return 'not-applicable';
    if (atRestEncryption.state !== 'absent') {
      return expectTrue(atRestEncryption, {
        supports: 'Encryption at rest is on.',
        contradicts: 'Encryption at rest is off.',
      });
    }
    if (engine.state === 'unresolved') return inconclusive(engine.reason, engine.location);
    return engine.state === 'known' && engine.value.toLowerCase() === 'valkey'
      ? supports('Valkey encrypts at rest unless told otherwise.', engine.location)
      : contradicts('Encryption at rest is off: the code does not turn it on.', atRestEncryption.location);
  },
  fix: ({ nodeType }) =>
    nodeType.state === 'known' && /^cache\.(?:t1|t2|m[123]|r3)\./.test(nodeType.value)
      ? `nodes of type ${nodeType.value} may not encrypt: choose a current type first`
      : {
          set: [{ attribute: 'atRestEncryption', value: true }],
          caution:
            'The change replaces the replication group, and what it holds is lost unless a snapshot brings it back.',
        },
  examples: {
    terraform: {
      supports: `
resource "aws_elasticache_replication_group" "baskets" {
  replication_group_id       = "baskets"
  description                = "Baskets"
  at_rest_encryption_enabled = true
}`,
      contradicts: `
resource "aws_elasticache_replication_group" "baskets" {
  replication_group_id = "baskets"
  description          = "Baskets"
  engine               = "redis"
}`,
      inconclusive: `
variable "encrypt" {
  type = bool
}

resource "aws_elasticache_replication_group" "baskets" {
  replication_group_id       = "baskets"
  description                = "Baskets"
  at_rest_encryption_enabled = var.encrypt
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Baskets:
    Type: AWS::ElastiCache::ReplicationGroup
    Properties:
      ReplicationGroupDescription: Baskets
      Engine: valkey`,
      contradicts: `
Resources:
  Baskets:
    Type: AWS::ElastiCache::ReplicationGroup
    Properties:
      ReplicationGroupDescription: Baskets
      Engine: redis
      AtRestEncryptionEnabled: false`,
    },
  },
});
