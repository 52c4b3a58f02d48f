import type { Stated } from '../../architecture/index.ts';
import { terraformProvider } from '../../architecture/kinds/terraform.ts';
import { defineCheck, type Finding } from '../check.ts';
import { secretIn } from '../credential-literals.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const iamTerraformKeysNotInCode = defineCheck({
  id: 'iam-terraform-keys-not-in-code',
  kind: terraformProvider,
  title: 'Terraform signs in to AWS without keys that stand in the code',
  why: 'The key that Terraform uses may make and delete nearly everything in an account. In a provider block it is known to everyone who can read the repository, its history or one of its copies, and it works from anywhere until somebody withdraws it.',
  remediation:
    'Withdraw the key at once. Leave keys out of the provider block: let people sign in through IAM Identity Center, and let the pipeline assume a role.',
  links: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_oidc.html',
  ],
  blindSpots: [
    'Provider blocks without keys are not looked at: where Terraform runs, not the code, says how it signs in.',
    'Values that do not look like a key, as local emulators take them, are taken to be placeholders.',
  ],
  examine: ({ accessKey, secretKey, token, location }) => {
    const found = [of('access_key', accessKey), of('secret_key', secretKey), of('token', token)];
    const findings = found.filter((finding) => finding !== undefined);
    const worst = findings.find(({ verdict }) => verdict === 'contradicts') ?? findings[0];
    return worst ?? supports('What stands in place of the keys are placeholders.', location);
  },
  examples: {
    terraform: {
      supports: `
provider "aws" {
  region                      = "eu-central-1"
  access_key                  = "test"
  secret_key                  = "test"
  skip_credentials_validation = true

  endpoints {
    s3 = "http://localhost:4566"
  }
}`,
      contradicts: `
provider "aws" {
  region     = "eu-central-1"
  access_key = "AKIAIOSFODNN7EXAMPLE"
  secret_key = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
}`,
      inconclusive: `
variable "access_key" {
  type = string
}

variable "secret_key" {
  type      = string
  sensitive = true
}

provider "aws" {
  region     = "eu-central-1"
  access_key = var.access_key
  secret_key = var.secret_key
}`,
      'not-applicable': `
provider "aws" {
  region = "eu-central-1"

  assume_role {
    role_arn = "arn:aws:iam::111122223333:role/deployment"
  }
}

resource "aws_sns_topic" "orders" {
  name = "orders"
}`,
    },
  },
});

function of(name: string, stated: Stated<string>): Finding | undefined {
  if (stated.state === 'absent') return undefined;
  if (stated.state === 'unresolved') {
    return inconclusive(`${name} is handed in: ${stated.reason}.`, stated.location);
  }
  const secret = secretIn(name, stated.value);
  return secret === undefined
    ? undefined
    : contradicts(`${name} is ${secret} in plain text.`, stated.location);
}
