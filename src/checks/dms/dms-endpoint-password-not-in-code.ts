import { dmsEndpoint } from '../../architecture/kinds/dms.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const dmsEndpointPasswordNotInCode = defineCheck({
  id: 'dms-endpoint-password-not-in-code',
  kind: dmsEndpoint,
  title: 'DMS endpoint takes its password from a secret',
  why: 'The password of a migration usually belongs to the owner of the database. In code it is known to everyone who can read the repository, and it outlives the migration.',
  remediation:
    'Name a secret of Secrets Manager in the settings of the endpoint, and change the password that was in the code.',
  links: ['https://docs.aws.amazon.com/dms/latest/userguide/security_iam_secretsmanager.html'],
  blindSpots: ['Where a password that comes in from outside is kept is not seen.'],
  examine: ({ password, secret }) => {
    if (secret.state !== 'absent') return supports('The password is in Secrets Manager.', secret.location);
    if (password.state === 'absent') return 'not-applicable';
    if (password.state === 'unresolved')
      return inconclusive(`The password comes from elsewhere: ${password.reason}.`, password.location);
    return password.value.startsWith('{{resolve:')
      ? supports('The password is fetched from a secret store at deployment.', password.location)
      : contradicts('The password stands in the code.', password.location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_dms_endpoint" "source" {
  endpoint_id                     = "source"
  endpoint_type                   = "source"
  engine_name                     = "oracle"
  secrets_manager_access_role_arn = "arn:aws:iam::111122223333:role/dms"
  secrets_manager_arn             = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:source"
}`,
      contradicts: `
resource "aws_dms_endpoint" "source" {
  endpoint_id   = "source"
  endpoint_type = "source"
  engine_name   = "oracle"
  username      = "owner"
  password      = "brown-bread-and-jam"
}`,
      inconclusive: `
variable "password" {
  type = string
}

resource "aws_dms_endpoint" "source" {
  endpoint_id   = "source"
  endpoint_type = "source"
  engine_name   = "oracle"
  username      = "owner"
  password      = var.password
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Source:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: source
      EngineName: oracle
      Username: owner
      Password: "{{resolve:secretsmanager:source:SecretString:password}}"`,
      contradicts: `
Resources:
  Source:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: source
      EngineName: oracle
      Username: owner
      Password: brown-bread-and-jam`,
    },
  },
});
