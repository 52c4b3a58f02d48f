import { lambdaFunction } from '../../architecture/kinds/lambda.ts';
import { lambdaCodeSigningConfig } from '../../architecture/kinds/lambda-versions.ts';
import { defineCheck } from '../check.ts';
import { contradicts, expect, inconclusive } from '../expectations.ts';

export const lambdaCodeSigning = defineCheck({
  id: 'lambda-code-signing',
  kind: lambdaFunction,
  related: [lambdaCodeSigningConfig],
  title: 'Lambda runs signed code only, where code is signed',
  why: 'With code signing, Lambda takes a package only if your own pipeline has signed it. A configuration that merely warns lets a changed package through all the same, and a function left out of it takes any package from anyone who may deploy.',
  remediation: 'Set the policy for untrusted packages to Enforce, and give every function the configuration.',
  links: ['https://docs.aws.amazon.com/lambda/latest/dg/configuration-codesigning.html'],
  blindSpots: ['Functions in container images cannot be signed this way and are not judged.'],
  examine: (lambda, { beside, follow }) => {
    const { codeSigning, packageType } = lambda;
    if (packageType.state !== 'known' || packageType.value !== 'Zip') return 'not-applicable';
    if (codeSigning.state === 'unresolved') return inconclusive(codeSigning.reason, codeSigning.location);
    if (codeSigning.state === 'absent') {
      return beside(lambda, lambdaCodeSigningConfig).length === 0
        ? 'not-applicable'
        : contradicts('The code has a signing configuration, which this function does not use.', lambda);
    }
    const [config] = follow(codeSigning, lambdaCodeSigningConfig);
    if (config === undefined)
      return inconclusive('What the signing configuration asks for is not seen.', codeSigning.location);
    return expect(config.untrustedPackages, (policy) => policy === 'Enforce', {
      supports: 'Packages without a valid signature are turned away.',
      contradicts: 'Packages without a valid signature are let through with a warning.',
    });
  },
  examples: {
    terraform: {
      supports: `
resource "aws_lambda_code_signing_config" "ours" {
  allowed_publishers {
    signing_profile_version_arns = ["arn:aws:signer:eu-west-1:111122223333:/signing-profiles/ours/a1b2"]
  }

  policies {
    untrusted_artifact_on_deployment = "Enforce"
  }
}

resource "aws_lambda_function" "pay" {
  function_name           = "pay"
  role                    = "arn:aws:iam::111122223333:role/pay"
  code_signing_config_arn = aws_lambda_code_signing_config.ours.arn
}`,
      contradicts: `
resource "aws_lambda_code_signing_config" "ours" {
  allowed_publishers {
    signing_profile_version_arns = ["arn:aws:signer:eu-west-1:111122223333:/signing-profiles/ours/a1b2"]
  }
}

resource "aws_lambda_function" "pay" {
  function_name           = "pay"
  role                    = "arn:aws:iam::111122223333:role/pay"
  code_signing_config_arn = aws_lambda_code_signing_config.ours.arn
}`,
      inconclusive: `
variable "signing" {
  type = string
}

resource "aws_lambda_function" "pay" {
  function_name           = "pay"
  role                    = "arn:aws:iam::111122223333:role/pay"
  code_signing_config_arn = var.signing
}`,
      'not-applicable': `
resource "aws_lambda_function" "pay" {
  function_name = "pay"
  role          = "arn:aws:iam::111122223333:role/pay"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Ours:
    Type: AWS::Lambda::CodeSigningConfig
    Properties:
      AllowedPublishers:
        SigningProfileVersionArns: [arn:aws:signer:eu-west-1:111122223333:/signing-profiles/ours/a1b2]
      CodeSigningPolicies:
        UntrustedArtifactOnDeployment: Enforce
  Pay:
    Type: AWS::Lambda::Function
    Properties:
      Role: arn:aws:iam::111122223333:role/pay
      CodeSigningConfigArn: !Ref Ours`,
      contradicts: `
Resources:
  Ours:
    Type: AWS::Lambda::CodeSigningConfig
    Properties:
      AllowedPublishers:
        SigningProfileVersionArns: [arn:aws:signer:eu-west-1:111122223333:/signing-profiles/ours/a1b2]
      CodeSigningPolicies:
        UntrustedArtifactOnDeployment: Enforce
  Pay:
    Type: AWS::Lambda::Function
    Properties:
      Role: arn:aws:iam::111122223333:role/pay`,
    },
  },
});
