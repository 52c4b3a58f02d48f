import { codebuildSourceCredential } from '../../architecture/kinds/codebuild.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const codebuildSourceCredentialNotInCode = defineCheck({
  id: 'codebuild-source-credential-not-in-code',
  kind: codebuildSourceCredential,
  title: 'Access token for the source of builds is not written into the code',
  why: 'The token lets its holder read, often change, the source code. In the code it is seen by everybody who may read the repository, now or later, and in Terraform also by those who may read the state.',
  remediation:
    'Revoke the token. Use a connection (auth_type CODECONNECTIONS), or take the token from Secrets Manager.',
  links: ['https://docs.aws.amazon.com/codebuild/latest/userguide/access-tokens.html'],
  examine: ({ authType, token }) => {
    if (authType.state === 'known' && /CODECONNECTIONS|SECRETS_MANAGER/.test(authType.value)) {
      return supports('A connection or a secret stands in for the token.', authType.location);
    }
    if (token.state === 'unresolved')
      return inconclusive('The token comes from outside the code; where from is not seen.', token.location);
    if (token.state === 'absent') return 'not-applicable';
    return contradicts('The token stands in the code.', token.location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_codebuild_source_credential" "github" {
  auth_type   = "CODECONNECTIONS"
  server_type = "GITHUB"
  token       = "arn:aws:codeconnections:eu-west-1:111122223333:connection/0a1b2c3d"
}`,
      contradicts: `
resource "aws_codebuild_source_credential" "github" {
  auth_type   = "PERSONAL_ACCESS_TOKEN"
  server_type = "GITHUB"
  token       = "not-a-real-token"
}`,
      inconclusive: `
variable "token" {
  type = string
}

resource "aws_codebuild_source_credential" "github" {
  auth_type   = "PERSONAL_ACCESS_TOKEN"
  server_type = "GITHUB"
  token       = var.token
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Github:
    Type: AWS::CodeBuild::SourceCredential
    Properties:
      AuthType: SECRETS_MANAGER
      ServerType: GITHUB
      Token: arn:aws:secretsmanager:eu-west-1:111122223333:secret:github-0a1b2c`,
      contradicts: `
Resources:
  Github:
    Type: AWS::CodeBuild::SourceCredential
    Properties:
      AuthType: PERSONAL_ACCESS_TOKEN
      ServerType: GITHUB
      Token: not-a-real-token`,
    },
  },
});
