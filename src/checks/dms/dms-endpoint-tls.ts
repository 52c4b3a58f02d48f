import { dmsEndpoint } from '../../architecture/kinds/dms.ts';
import { defineCheck } from '../check.ts';
import { expect, inconclusive } from '../expectations.ts';

/** Engines that DMS reaches by TLS settings of the endpoint. */
const ENGINES =
  /^(?:aurora|aurora-postgresql|db2|docdb|mariadb|mongodb|mysql|oracle|postgres|sqlserver|sybase)$/;

export const dmsEndpointTls = defineCheck({
  id: 'dms-endpoint-tls',
  kind: dmsEndpoint,
  title: 'DMS connects to databases over TLS',
  why: 'A migration copies whole databases over the network, often between a data center and AWS. Without TLS every row and both passwords can be read, and changed, on the way.',
  remediation: 'Set the SSL mode to require or, better, to verify-full with the certificate of the database.',
  links: ['https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Security.SSL.html'],
  blindSpots: ['Databases whose TLS is set up by extra attributes of the connection are not judged right.'],
  examine: ({ engine, sslMode, declared }) => {
    if (declared.type === 'aws_dms_s3_endpoint') return 'not-applicable';
    if (engine.state === 'unresolved') return inconclusive(engine.reason, engine.location);
    if (engine.state === 'absent' || !ENGINES.test(engine.value)) return 'not-applicable';
    return expect(sslMode, (mode) => mode !== 'none', {
      supports: (mode) => `The SSL mode is ${mode}.`,
      contradicts: 'The connection is not encrypted.',
    });
  },
  examples: {
    terraform: {
      supports: `
resource "aws_dms_endpoint" "source" {
  endpoint_id   = "source"
  endpoint_type = "source"
  engine_name   = "postgres"
  server_name   = "db.example.com"
  ssl_mode      = "require"
}`,
      contradicts: `
resource "aws_dms_endpoint" "source" {
  endpoint_id   = "source"
  endpoint_type = "source"
  engine_name   = "postgres"
  server_name   = "db.example.com"
}`,
      inconclusive: `
variable "ssl_mode" {
  type = string
}

resource "aws_dms_endpoint" "source" {
  endpoint_id   = "source"
  endpoint_type = "source"
  engine_name   = "postgres"
  server_name   = "db.example.com"
  ssl_mode      = var.ssl_mode
}`,
      'not-applicable': `
resource "aws_dms_s3_endpoint" "lake" {
  endpoint_id             = "lake"
  endpoint_type           = "target"
  bucket_name             = "lake"
  service_access_role_arn = "arn:aws:iam::111122223333:role/dms"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Source:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: source
      EngineName: mysql
      SslMode: verify-full`,
      contradicts: `
Resources:
  Source:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: source
      EngineName: mysql
      SslMode: none`,
    },
  },
});
