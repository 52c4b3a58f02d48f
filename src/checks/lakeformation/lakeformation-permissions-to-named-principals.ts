import { lakeformationPermissions, lakeformationSettings } from '../../architecture/kinds/lakeformation.ts';
import { defineCheck } from '../check.ts';
import { contradicts, expect, inconclusive, supports } from '../expectations.ts';

const EVERYONE = 'IAM_ALLOWED_PRINCIPALS';

export const lakeformationPermissionsToNamedPrincipals = defineCheck({
  id: 'lakeformation-permissions-to-named-principals',
  kind: [lakeformationPermissions, lakeformationSettings],
  title: 'Lake Formation grants permissions to named principals',
  why: 'Permissions for the group IAM_ALLOWED_PRINCIPALS switch Lake Formation off: everyone whom some IAM policy lets at the catalog sees every table and column, whatever filters were set up beside.',
  remediation:
    'Grant permissions to roles by name or by tag, and revoke those of IAM_ALLOWED_PRINCIPALS, also in the defaults for new databases and tables.',
  links: [
    'https://docs.aws.amazon.com/lake-formation/latest/dg/upgrade-glue-lake-formation.html',
    'https://docs.aws.amazon.com/lake-formation/latest/dg/change-settings.html',
  ],
  blindSpots: [
    'A principal that only deployment fills in is not judged: the group is always written by its name.',
    'While a data lake moves to Lake Formation, the group is needed for a time; whether that is so is not seen.',
  ],
  examine: (subject) => {
    if ('principal' in subject) {
      const { principal } = subject;
      if (principal.state !== 'known') return 'not-applicable';
      return expect(principal, (name) => name !== EVERYONE, {
        supports: 'The permissions go to a named principal.',
        contradicts: 'The permissions go to everyone whom IAM lets in.',
      });
    }
    const { defaultGrantees } = subject;
    if (defaultGrantees.state === 'absent') return 'not-applicable';
    if (defaultGrantees.state === 'unresolved')
      return inconclusive(defaultGrantees.reason, defaultGrantees.location);
    const { values, open } = defaultGrantees.value;
    if (values.includes(EVERYONE))
      return contradicts(
        'New databases or tables are open to everyone whom IAM lets in.',
        defaultGrantees.location,
      );
    const [reason] = open;
    return reason === undefined
      ? supports('New databases and tables are granted to named principals.', defaultGrantees.location)
      : inconclusive(reason, defaultGrantees.location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_lakeformation_permissions" "analysts" {
  principal   = "arn:aws:iam::111122223333:role/analysts"
  permissions = ["SELECT"]
  table {
    database_name = "shop"
    name          = "sales"
  }
}`,
      contradicts: `
resource "aws_lakeformation_permissions" "everyone" {
  principal   = "IAM_ALLOWED_PRINCIPALS"
  permissions = ["ALL"]
  database {
    name = "shop"
  }
}`,
      inconclusive: `
variable "group" {
  type = string
}

resource "aws_lakeformation_data_lake_settings" "lake" {
  create_table_default_permissions {
    permissions = ["ALL"]
    principal   = var.group
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Analysts:
    Type: AWS::LakeFormation::PrincipalPermissions
    Properties:
      Principal:
        DataLakePrincipalIdentifier: arn:aws:iam::111122223333:role/analysts
      Permissions: [SELECT]
      PermissionsWithGrantOption: []
      Resource:
        Database:
          CatalogId: "111122223333"
          Name: shop`,
      contradicts: `
Resources:
  Lake:
    Type: AWS::LakeFormation::DataLakeSettings
    Properties:
      CreateTableDefaultPermissions:
        - Permissions: [ALL]
          Principal:
            DataLakePrincipalIdentifier: IAM_ALLOWED_PRINCIPALS`,
    },
  },
});
