import { elasticacheReplicationGroup } from '../../architecture/kinds/elasticache.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const elasticacheAuthentication = defineCheck({
  id: 'elasticache-authentication',
  kind: elasticacheReplicationGroup,
  title: 'ElastiCache asks callers who they are',
  why: 'A cache without sign-in answers everyone who reaches its port. One compromised container in the same network is enough to read every session, or to forge one.',
  remediation: 'Attach a user group with role-based access control, or set an auth token and rotate it.',
  links: [
    'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html',
    'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth.html',
  ],
  blindSpots: ['Which rights the users of a group have is not looked at.'],
  examine: ({ authToken, userGroups, globalReplicationGroup, location }) => {
    if (globalReplicationGroup.state !== 'absent') return 'not-applicable';
    if (userGroups.state === 'known' && userGroups.value)
      return supports('A user group says who may do what.', userGroups.location);
    if (userGroups.state === 'unresolved') return inconclusive(userGroups.reason, userGroups.location);
    if (authToken.state === 'unresolved')
      return inconclusive(`An auth token may be set: ${authToken.reason}.`, authToken.location);
    return authToken.state === 'known' && authToken.value
      ? supports('Callers have to give a token.', authToken.location)
      : contradicts('Everyone who reaches the cache may read and write it.', location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_elasticache_replication_group" "sessions" {
  replication_group_id       = "sessions"
  description                = "Sessions"
  transit_encryption_enabled = true
  user_group_ids             = ["sessions"]
}`,
      contradicts: `
resource "aws_elasticache_replication_group" "carts" {
  replication_group_id = "carts"
  description          = "Carts"
}`,
      inconclusive: `
variable "token" {
  type = string
}

resource "aws_elasticache_replication_group" "carts" {
  replication_group_id       = "carts"
  description                = "Carts"
  transit_encryption_enabled = true
  auth_token                 = var.token
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Carts:
    Type: AWS::ElastiCache::ReplicationGroup
    Properties:
      ReplicationGroupDescription: Carts
      TransitEncryptionEnabled: true
      UserGroupIds: [carts]`,
      contradicts: `
Resources:
  Carts:
    Type: AWS::ElastiCache::ReplicationGroup
    Properties:
      ReplicationGroupDescription: Carts`,
    },
  },
});
