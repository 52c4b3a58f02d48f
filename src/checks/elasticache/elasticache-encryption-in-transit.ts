import { elasticacheReplicationGroup } from '../../architecture/kinds/elasticache.ts';
import { defineCheck } from '../check.ts';
import { contradicts, expectTrue } from '../expectations.ts';

export const elasticacheEncryptionInTransit = defineCheck({
  id: 'elasticache-encryption-in-transit',
  kind: elasticacheReplicationGroup,
  title: 'ElastiCache replication group speaks TLS only',
  why: 'Without TLS everything that passes between the application and the cache, sessions and passwords of the cache included, crosses the network in the clear.',
  remediation: 'Turn on encryption in transit, move the clients to TLS, then set the mode to required.',
  links: ['https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/in-transit-encryption.html'],
  examine: ({ globalReplicationGroup, transitEncryption, transitEncryptionMode }) => {
    if (globalReplicationGroup.state !== 'absent') return 'not-applicable';
    if (transitEncryptionMode.state === 'known' && transitEncryptionMode.value === 'preferred') {
      return contradicts(
        'TLS is offered, but connections without it are taken too.',
        transitEncryptionMode.location,
      );
    }
    return expectTrue(transitEncryption, {
      supports: 'Encryption in transit is on.',
      contradicts: 'Encryption in transit is off.',
    });
  },
  examples: {
    terraform: {
      supports: `
resource "aws_elasticache_replication_group" "tokens" {
  replication_group_id       = "tokens"
  description                = "Tokens"
  transit_encryption_enabled = true
}`,
      contradicts: `
resource "aws_elasticache_replication_group" "tokens" {
  replication_group_id = "tokens"
  description          = "Tokens"
}`,
      inconclusive: `
variable "tls" {
  type = bool
}

resource "aws_elasticache_replication_group" "tokens" {
  replication_group_id       = "tokens"
  description                = "Tokens"
  transit_encryption_enabled = var.tls
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Tokens:
    Type: AWS::ElastiCache::ReplicationGroup
    Properties:
      ReplicationGroupDescription: Tokens
      TransitEncryptionEnabled: true`,
      contradicts: `
Resources:
  Tokens:
    Type: AWS::ElastiCache::ReplicationGroup
    Properties:
      ReplicationGroupDescription: Tokens
      TransitEncryptionEnabled: true
      TransitEncryptionMode: preferred`,
    },
  },
});
