import { dmsInstance } from '../../architecture/kinds/dms.ts';
import { defineCheck } from '../check.ts';
import { expectFalse } from '../expectations.ts';

export const dmsInstanceNotPublic = defineCheck({
  id: 'dms-instance-not-public',
  kind: dmsInstance,
  title: 'DMS replication instance has no address on the internet',
  why: 'A replication instance holds the passwords of both databases and a copy of what flows between them. With a public address, which CloudFormation gives it unless told otherwise, it can be attacked from anywhere.',
  remediation: 'Turn public access off, and reach both databases through the VPC, peering or a VPN.',
  links: ['https://docs.aws.amazon.com/dms/latest/userguide/CHAP_ReplicationInstance.html'],
  examine: ({ publiclyAccessible }) =>
    expectFalse(publiclyAccessible, {
      supports: 'The instance has no public address.',
      contradicts: 'The instance has a public address.',
    }),
  fix: {
    set: [{ attribute: 'publiclyAccessible', value: false }],
    caution: 'The replication instance is replaced; running tasks stop.',
  },
  examples: {
    terraform: {
      supports: `
resource "aws_dms_replication_instance" "move" {
  replication_instance_id    = "move"
  replication_instance_class = "dms.t3.medium"
}`,
      contradicts: `
resource "aws_dms_replication_instance" "move" {
  replication_instance_id    = "move"
  replication_instance_class = "dms.t3.medium"
  publicly_accessible        = true
}`,
      inconclusive: `
variable "public" {
  type = bool
}

resource "aws_dms_replication_instance" "move" {
  replication_instance_id    = "move"
  replication_instance_class = "dms.t3.medium"
  publicly_accessible        = var.public
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Move:
    Type: AWS::DMS::ReplicationInstance
    Properties:
      ReplicationInstanceClass: dms.t3.medium
      PubliclyAccessible: false`,
      contradicts: `
Resources:
  Move:
    Type: AWS::DMS::ReplicationInstance
    Properties:
      ReplicationInstanceClass: dms.t3.medium`,
    },
  },
});
