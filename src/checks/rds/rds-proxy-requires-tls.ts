import { rdsProxy } from '../../architecture/kinds/rds-groups.ts';
import { defineCheck } from '../check.ts';
import { expectTrue } from '../expectations.ts';

export const rdsProxyRequiresTls = defineCheck({
  id: 'rds-proxy-requires-tls',
  kind: rdsProxy,
  title: 'RDS Proxy turns away connections without TLS',
  why: 'A proxy sits between application and database, and by default takes plain connections even where the database behind it would not. Passwords and rows then travel readable to anyone on the path.',
  remediation: 'Require TLS on the proxy.',
  links: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy.howitworks.html'],
  examine: ({ requireTls }) =>
    expectTrue(requireTls, {
      supports: 'The proxy takes TLS connections only.',
      contradicts: 'The proxy takes plain connections as well.',
    }),
  fix: {
    set: [{ attribute: 'requireTls', value: true }],
    caution: 'Clients without TLS are turned away.',
  },
  examples: {
    terraform: {
      supports: `
resource "aws_db_proxy" "checkout" {
  name           = "checkout"
  engine_family  = "POSTGRESQL"
  role_arn       = "arn:aws:iam::111122223333:role/proxy"
  vpc_subnet_ids = ["subnet-1", "subnet-2"]
  require_tls    = true
}`,
      contradicts: `
resource "aws_db_proxy" "checkout" {
  name           = "checkout"
  engine_family  = "POSTGRESQL"
  role_arn       = "arn:aws:iam::111122223333:role/proxy"
  vpc_subnet_ids = ["subnet-1", "subnet-2"]
}`,
      inconclusive: `
variable "tls" {
  type = bool
}

resource "aws_db_proxy" "checkout" {
  name           = "checkout"
  engine_family  = "POSTGRESQL"
  role_arn       = "arn:aws:iam::111122223333:role/proxy"
  vpc_subnet_ids = ["subnet-1", "subnet-2"]
  require_tls    = var.tls
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Checkout:
    Type: AWS::RDS::DBProxy
    Properties:
      DBProxyName: checkout
      EngineFamily: MYSQL
      RoleArn: arn:aws:iam::111122223333:role/proxy
      RequireTLS: true
      VpcSubnetIds: [subnet-1, subnet-2]`,
      contradicts: `
Resources:
  Checkout:
    Type: AWS::RDS::DBProxy
    Properties:
      DBProxyName: checkout
      EngineFamily: MYSQL
      RoleArn: arn:aws:iam::111122223333:role/proxy
      VpcSubnetIds: [subnet-1, subnet-2]`,
    },
  },
});
