import { glueConnection } from '../../architecture/kinds/glue.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const glueConnectionPasswordNotInCode = defineCheck({
  id: 'glue-connection-password-not-in-code',
  kind: glueConnection,
  title: 'Glue connection takes its password from a secret',
  why: 'A password in code is known to everyone who can read the repository and its history. That of a Glue connection opens the database that the job reads, often as its owner.',
  remediation: 'Name a secret of Secrets Manager by SECRET_ID, and change the password that was in the code.',
  links: ['https://docs.aws.amazon.com/glue/latest/dg/connection-properties.html'],
  blindSpots: ['Where a password that comes in from outside is kept is not seen.'],
  examine: ({ properties }) => {
    if (properties.state === 'absent') return 'not-applicable';
    if (properties.state === 'unresolved') return inconclusive(properties.reason, properties.location);
    const secret = properties.value.get('SECRET_ID');
    if (secret !== undefined)
      return supports('The connection takes its password from a secret.', secret.location);
    const password = properties.value.get('PASSWORD') ?? properties.value.get('ENCRYPTED_PASSWORD');
    if (password === undefined || password.state === 'absent') return 'not-applicable';
    if (password.state === 'unresolved')
      return inconclusive(`The password comes from elsewhere: ${password.reason}.`, password.location);
    return password.value.startsWith('{{resolve:')
      ? supports('The password is fetched from a secret store at deployment.', password.location)
      : contradicts('The password stands in the code.', password.location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_glue_connection" "warehouse" {
  name = "warehouse"
  connection_properties = {
    JDBC_CONNECTION_URL = "jdbc:postgresql://db.example.com:5432/warehouse"
    SECRET_ID           = "warehouse"
  }
}`,
      contradicts: `
resource "aws_glue_connection" "warehouse" {
  name = "warehouse"
  connection_properties = {
    JDBC_CONNECTION_URL = "jdbc:postgresql://db.example.com:5432/warehouse"
    USERNAME            = "loader"
    PASSWORD            = "warm-winter-coat"
  }
}`,
      inconclusive: `
variable "password" {
  type = string
}

resource "aws_glue_connection" "warehouse" {
  name = "warehouse"
  connection_properties = {
    JDBC_CONNECTION_URL = "jdbc:postgresql://db.example.com:5432/warehouse"
    USERNAME            = "loader"
    PASSWORD            = var.password
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Warehouse:
    Type: AWS::Glue::Connection
    Properties:
      CatalogId: !Ref AWS::AccountId
      ConnectionInput:
        ConnectionType: JDBC
        ConnectionProperties:
          SECRET_ID: warehouse`,
      contradicts: `
Resources:
  Warehouse:
    Type: AWS::Glue::Connection
    Properties:
      CatalogId: !Ref AWS::AccountId
      ConnectionInput:
        ConnectionType: JDBC
        ConnectionProperties:
          USERNAME: loader
          PASSWORD: warm-winter-coat`,
    },
  },
});
