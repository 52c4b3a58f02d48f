import { lambdaPermission } from '../../architecture/kinds/lambda.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

/** Act only for distributions that name the function themselves, and take no source. */
const AT_THE_EDGE = /^(?:edgelambda|replicator\.lambda)\./;

export const lambdaPermissionSource = defineCheck({
  id: 'lambda-permission-source',
  kind: lambdaPermission,
  title: 'Permission to invoke a Lambda function names where the call comes from',
  why: 'A permission for a service, such as S3, without a source covers the S3 of every AWS customer: a stranger can point a bucket of theirs at your function. The source narrows it to your own.',
  remediation:
    'Add the ARN of the calling resource as source, and the account ID where the ARN holds none, as with S3.',
  links: [
    'https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html',
  ],
  examine: ({ eventSourceToken, functionUrlAuthType, organization, principal, sourceAccount, sourceArn }) => {
    if (principal.state === 'absent') return 'not-applicable';
    if (principal.state === 'unresolved') return inconclusive(principal.reason, principal.location);
    const narrowing = [sourceArn, sourceAccount, organization, eventSourceToken].find(
      (part) => part.state === 'unresolved' || (part.state === 'known' && part.value),
    );
    const isEveryone = principal.value === '*';
    if (isEveryone && functionUrlAuthType.state !== 'absent') return 'not-applicable';
    if (!isEveryone && !principal.value.endsWith('.amazonaws.com')) return 'not-applicable';
    if (AT_THE_EDGE.test(principal.value)) return 'not-applicable';
    if (narrowing !== undefined)
      return supports('The permission is limited to a source.', narrowing.location);
    return contradicts(
      isEveryone
        ? 'Anybody with an AWS account may invoke the function.'
        : `${principal.value} may invoke the function on behalf of any AWS customer.`,
      principal.location,
    );
  },
  examples: {
    terraform: {
      supports: `
resource "aws_lambda_permission" "uploads" {
  function_name = "scan"
  action        = "lambda:InvokeFunction"
  principal     = "s3.amazonaws.com"
  source_arn    = "arn:aws:s3:::uploads"
}`,
      contradicts: `
resource "aws_lambda_permission" "uploads" {
  function_name = "scan"
  action        = "lambda:InvokeFunction"
  principal     = "s3.amazonaws.com"
}`,
      inconclusive: `
variable "caller" {
  type = string
}

resource "aws_lambda_permission" "uploads" {
  function_name = "scan"
  action        = "lambda:InvokeFunction"
  principal     = var.caller
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Uploads:
    Type: AWS::Lambda::Permission
    Properties:
      FunctionName: scan
      Action: lambda:InvokeFunction
      Principal: s3.amazonaws.com
      SourceAccount: !Ref AWS::AccountId`,
      contradicts: `
Resources:
  Uploads:
    Type: AWS::Lambda::Permission
    Properties:
      FunctionName: scan
      Action: lambda:InvokeFunction
      Principal: "*"`,
    },
  },
});
