import { lambdaLayerPermission } from '../../architecture/kinds/lambda-versions.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const lambdaLayerNotPublic = defineCheck({
  id: 'lambda-layer-not-public',
  kind: lambdaLayerPermission,
  title: 'Lambda layer is shared with named accounts only',
  why: 'A layer holds code, and often more than was meant: internal libraries, settings, now and then a key. Shared with everyone, it can be downloaded from any AWS account.',
  remediation: 'Name the account as principal, or keep the star and give the id of your organization.',
  links: ['https://docs.aws.amazon.com/lambda/latest/dg/permissions-layer-cross-account.html'],
  blindSpots: ['Layers that are published on purpose, such as open-source ones, look the same.'],
  examine: ({ organization, principal }) => {
    if (principal.state === 'absent') return 'not-applicable';
    if (principal.state === 'unresolved' || principal.value !== '*')
      return supports('The permission names who may use the layer.', principal.location);
    if (organization.state === 'unresolved') return inconclusive(organization.reason, organization.location);
    return organization.state === 'known' && organization.value
      ? supports('The layer is shared within one organization.', organization.location)
      : contradicts('Every AWS account may download the layer.', principal.location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_lambda_layer_version_permission" "tools" {
  layer_name      = "tools"
  version_number  = 3
  statement_id    = "organization"
  action          = "lambda:GetLayerVersion"
  principal       = "*"
  organization_id = "o-a1b2c3d4e5"
}`,
      contradicts: `
resource "aws_lambda_layer_version_permission" "tools" {
  layer_name     = "tools"
  version_number = 3
  statement_id   = "all"
  action         = "lambda:GetLayerVersion"
  principal      = "*"
}`,
      inconclusive: `
variable "organization" {
  type = string
}

resource "aws_lambda_layer_version_permission" "tools" {
  layer_name      = "tools"
  version_number  = 3
  statement_id    = "organization"
  action          = "lambda:GetLayerVersion"
  principal       = "*"
  organization_id = var.organization
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Tools:
    Type: AWS::Lambda::LayerVersionPermission
    Properties:
      LayerVersionArn: arn:aws:lambda:eu-west-1:111122223333:layer:tools:3
      Action: lambda:GetLayerVersion
      Principal: '444455556666'`,
      contradicts: `
Resources:
  Tools:
    Type: AWS::Lambda::LayerVersionPermission
    Properties:
      LayerVersionArn: arn:aws:lambda:eu-west-1:111122223333:layer:tools:3
      Action: lambda:GetLayerVersion
      Principal: '*'`,
    },
  },
});
