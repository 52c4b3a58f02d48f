import { defineKind, link, presence, text, texts } from '../index.ts';

export const lakeformationPermissions = defineKind({
  id: 'lakeformation-permissions',
  name: 'AWS Lake Formation permissions',
  terraform: 'aws_lakeformation_permissions',
  cloudformation: ['AWS::LakeFormation::Permissions', 'AWS::LakeFormation::PrincipalPermissions'],
  attributes: {
    /** `IAM_ALLOWED_PRINCIPALS` is everyone whom IAM lets in. */
    principal: text({
      terraform: 'principal',
      cloudformation: [
        'DataLakePrincipal.DataLakePrincipalIdentifier',
        'Principal.DataLakePrincipalIdentifier',
      ],
      outline: true,
    }),
    role: link({
      terraform: 'principal',
      cloudformation: [
        'DataLakePrincipal.DataLakePrincipalIdentifier',
        'Principal.DataLakePrincipalIdentifier',
      ],
      relation: 'protects',
      to: ['iam-role'],
    }),
    permissions: texts({ terraform: 'permissions', cloudformation: 'Permissions' }),
    grantable: texts({
      terraform: 'permissions_with_grant_option',
      cloudformation: 'PermissionsWithGrantOption',
    }),
  },
});

export const lakeformationSettings = defineKind({
  id: 'lakeformation-settings',
  name: 'AWS Lake Formation settings',
  terraform: 'aws_lakeformation_data_lake_settings',
  cloudformation: 'AWS::LakeFormation::DataLakeSettings',
  attributes: {
    admins: link({
      terraform: 'admins',
      cloudformation: 'Admins.DataLakePrincipalIdentifier',
      relation: 'protects',
      to: ['iam-role', 'iam-user'],
    }),
    defaultGrantees: texts({
      terraform: [
        'create_database_default_permissions.principal',
        'create_table_default_permissions.principal',
      ],
      cloudformation: [
        'CreateDatabaseDefaultPermissions.Principal.DataLakePrincipalIdentifier',
        'CreateTableDefaultPermissions.Principal.DataLakePrincipalIdentifier',
      ],
    }),
  },
});

export const lakeformationTag = defineKind({
  id: 'lakeformation-tag',
  name: 'AWS Lake Formation tag',
  terraform: 'aws_lakeformation_lf_tag',
  cloudformation: 'AWS::LakeFormation::Tag',
  attributes: {},
});

/** A place in S3 that Lake Formation guards. */
export const lakeformationResource = defineKind({
  id: 'lakeformation-resource',
  name: 'AWS Lake Formation registered location',
  terraform: 'aws_lakeformation_resource',
  cloudformation: 'AWS::LakeFormation::Resource',
  attributes: {
    bucket: link({
      terraform: 'arn',
      cloudformation: 'ResourceArn',
      relation: 'protects',
      to: ['s3-bucket'],
    }),
  },
});

export const lakeformationFilter = defineKind({
  id: 'lakeformation-filter',
  name: 'AWS Lake Formation data filter',
  terraform: 'aws_lakeformation_data_cells_filter',
  cloudformation: 'AWS::LakeFormation::DataCellsFilter',
  attributes: {
    byRow: presence({ terraform: 'table_data.row_filter', cloudformation: 'RowFilter' }),
  },
});
