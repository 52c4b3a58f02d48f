import { resourceShare } from '../../architecture/kinds/ram.ts';
import { defineCheck } from '../check.ts';
import { expectFalse } from '../expectations.ts';

export const ramShareWithinOrganization = defineCheck({
  id: 'ram-share-within-organization',
  kind: resourceShare,
  title: 'Resource share is kept inside the organization',
  why: 'A share that allows external principals can be opened to any AWS account by adding its number. One wrong digit, or one person with the right to change the share, and a stranger uses your network or key.',
  remediation: 'Set allow_external_principals to false; CloudFormation allows them unless told otherwise.',
  links: ['https://docs.aws.amazon.com/ram/latest/userguide/working-with-sharing-create.html'],
  examine: ({ allowsExternal }) =>
    expectFalse(allowsExternal, {
      supports: 'Only accounts of the organization can be added to the share.',
      contradicts: 'Accounts outside the organization can be added to the share.',
    }),
  examples: {
    terraform: {
      supports: `
resource "aws_ram_resource_share" "subnets" {
  name = "subnets"
  allow_external_principals = false
}`,
      contradicts: `
resource "aws_ram_resource_share" "subnets" {
  name = "subnets"
  allow_external_principals = true
}`,
      inconclusive: `
variable "external" {
  type = bool
}

resource "aws_ram_resource_share" "subnets" {
  name = "subnets"
  allow_external_principals = var.external
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Subnets:
    Type: AWS::RAM::ResourceShare
    Properties:
      Name: subnets
      AllowExternalPrincipals: false`,
      contradicts: `
Resources:
  Subnets:
    Type: AWS::RAM::ResourceShare
    Properties:
      Name: subnets`,
    },
  },
});
