import { rdsInstance } from '../../architecture/kinds/rds.ts';
import { serviceQuota } from '../../architecture/kinds/servicequotas.ts';
import { defineCheck } from '../check.ts';
import { expectWithinQuota, inSameRegion } from '../declared-against-quota.ts';

export const servicequotasDatabaseInstances = defineCheck({
  id: 'servicequotas-database-instances',
  kind: rdsInstance,
  related: [rdsInstance, serviceQuota],
  title: 'Database instances of the code fit into the quota of the Region',
  why: 'An account may have forty RDS instances in a Region unless AWS raised the number, replicas and members of clusters included. The next one is refused, be it the replica that was to take load off a failing database.',
  remediation: 'Ask for the quota in code: aws_servicequotas_service_quota with the code L-7B6409FD.',
  links: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Limits.html'],
  blindSpots: [
    'CloudFormation: a template cannot ask for quotas, so more than the default is never held against it.',
    'Resources of other root modules in the same account and Region count too, and are not seen.',
  ],
  examine: (resource, neighbours) => {
    const same = inSameRegion(resource, neighbours.beside(resource, rdsInstance));
    if (same[0] !== resource) return 'not-applicable';
    const declared = { count: same.length, things: 'database instances in one Region', at: resource };
    return expectWithinQuota(declared, { code: 'L-7B6409FD', byDefault: 40 }, resource, neighbours);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_db_instance" "tenant" {
  count          = 2
  engine         = "postgres"
  instance_class = "db.t4g.medium"
}

resource "aws_servicequotas_service_quota" "raised" {
  quota_code   = "L-7B6409FD"
  service_code = "rds"
  value        = 80
}`,
      contradicts: `
resource "aws_db_instance" "tenant" {
  count          = 45
  engine         = "postgres"
  instance_class = "db.t4g.medium"
}

resource "aws_servicequotas_service_quota" "raised" {
  quota_code   = "L-7B6409FD"
  service_code = "rds"
  value        = 42
}`,
      inconclusive: `
resource "aws_db_instance" "tenant" {
  count          = 41
  engine         = "postgres"
  instance_class = "db.t4g.medium"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Tenant:
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: postgres
      DBInstanceClass: db.t4g.medium`,
    },
  },
});
