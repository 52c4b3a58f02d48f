import { memorydbCluster } from '../../architecture/kinds/memorydb.ts';
import { defineCheck } from '../check.ts';
import { expect, expectTrue } from '../expectations.ts';

export const memorydbAccessControl = defineCheck({
  id: 'memorydb-access-control',
  kind: memorydbCluster,
  title: 'MemoryDB cluster asks callers who they are, over TLS',
  why: 'MemoryDB keeps data for good, not only a cache. With the open list every caller in the network may read and delete all of it, and without TLS no other list can be used at all.',
  remediation: 'Leave TLS on, and attach an access control list with a user for each application.',
  links: [
    'https://docs.aws.amazon.com/memorydb/latest/devguide/clusters.acls.html',
    'https://docs.aws.amazon.com/memorydb/latest/devguide/in-transit-encryption.html',
  ],
  blindSpots: ['Which rights the users of the list have is not looked at.'],
  examine: ({ acl, tls }) => {
    const encrypted = expectTrue(tls, {
      supports: 'TLS is on.',
      contradicts: 'TLS is off: callers are neither encrypted nor asked who they are.',
    });
    if (encrypted.verdict !== 'supports') return encrypted;
    return expect(acl, (name) => name !== 'open-access', {
      supports: 'An access control list names the users.',
      contradicts: 'The open list lets everyone in.',
      absent: { verdict: 'inconclusive', message: 'No access control list is written.' },
    });
  },
  examples: {
    terraform: {
      supports: `
resource "aws_memorydb_cluster" "scores" {
  name      = "scores"
  acl_name  = "scores"
  node_type = "db.r7g.large"
}`,
      contradicts: `
resource "aws_memorydb_cluster" "scores" {
  name      = "scores"
  acl_name  = "open-access"
  node_type = "db.r7g.large"
}`,
      inconclusive: `
variable "acl" {
  type = string
}

resource "aws_memorydb_cluster" "scores" {
  name      = "scores"
  acl_name  = var.acl
  node_type = "db.r7g.large"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Scores:
    Type: AWS::MemoryDB::Cluster
    Properties:
      ClusterName: scores
      ACLName: scores
      NodeType: db.r7g.large`,
      contradicts: `
Resources:
  Scores:
    Type: AWS::MemoryDB::Cluster
    Properties:
      ClusterName: scores
      ACLName: open-access
      NodeType: db.r7g.large
      TLSEnabled: false`,
    },
  },
});
