import { codeartifactDomain, codeartifactRepository } from '../../architecture/kinds/codeartifact.ts';
import { defineCheck } from '../check.ts';
import { expectNoPublicGrant } from '../public-access.ts';

export const codeartifactPolicyNotPublic = defineCheck({
  id: 'codeartifact-policy-not-public',
  kind: [codeartifactDomain, codeartifactRepository],
  title: 'Package repository lets in named accounts only',
  why: 'The packages of a team hold its code. A policy open to everyone lets strangers read them, or, worse, publish packages that your builds then run.',
  remediation: 'Name the accounts or the organization in the policy.',
  links: ['https://docs.aws.amazon.com/codeartifact/latest/ug/repo-policies.html'],
  blindSpots: ['A principal that only deployment knows is taken as a named one.'],
  examine: ({ policy }) =>
    expectNoPublicGrant(policy, {
      supports: 'The policy names those whom it lets in.',
      contradicts: 'The policy lets every AWS account in.',
    }),
  examples: {
    terraform: {
      supports: `
resource "aws_codeartifact_domain" "packages" {
  domain = "packages"
}

resource "aws_codeartifact_domain_permissions_policy" "packages" {
  domain          = aws_codeartifact_domain.packages.domain
  policy_document = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::111122223333:root" }
      Action    = "codeartifact:ReadFromRepository"
      Resource  = "*"
    }]
  })
}`,
      contradicts: `
resource "aws_codeartifact_domain" "packages" {
  domain = "packages"
}

resource "aws_codeartifact_domain_permissions_policy" "packages" {
  domain          = aws_codeartifact_domain.packages.domain
  policy_document = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "codeartifact:ReadFromRepository"
      Resource  = "*"
    }]
  })
}`,
      inconclusive: `
variable "policy" {
  type = string
}

resource "aws_codeartifact_domain" "packages" {
  domain = "packages"
}

resource "aws_codeartifact_domain_permissions_policy" "packages" {
  domain          = aws_codeartifact_domain.packages.domain
  policy_document = var.policy
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Packages:
    Type: AWS::CodeArtifact::Domain
    Properties:
      DomainName: packages
      PermissionsPolicyDocument:
        Statement:
          - Effect: Allow
            Principal: { AWS: arn:aws:iam::111122223333:root }
            Action: codeartifact:ReadFromRepository
            Resource: "*"`,
      contradicts: `
Resources:
  Packages:
    Type: AWS::CodeArtifact::Domain
    Properties:
      DomainName: packages
      PermissionsPolicyDocument:
        Statement:
          - Effect: Allow
            Principal: "*"
            Action: codeartifact:ReadFromRepository
            Resource: "*"`,
    },
  },
});
