import { lambdaFunction } from '../../architecture/kinds/lambda.ts';
import { defineCheck } from '../check.ts';
import type { ResourceOf } from '../../architecture/index.ts';
import { expectIncludes, inconclusive } from '../expectations.ts';
import { EDGE_NEIGHBOURS, runsAtEdge } from '../lambda-at-edge.ts';

/** Runtimes that exist for x86 only. */
const X86_ONLY =
  /^(?:go1\.x|provided|java8|nodejs(?:4\.3|6\.10|8\.10|10\.x)|python(?:2\.7|3\.6|3\.7)|ruby2\.5|dotnetcore[12]\.[01])$/;

export const lambdaArm64 = defineCheck({
  id: 'lambda-arm64',
  kind: lambdaFunction,
  related: EDGE_NEIGHBOURS,
  title: 'Lambda function runs on energy-efficient Graviton processors',
  why: 'On arm64 a millisecond of Lambda costs a fifth less than on x86 and needs less electricity. Functions in Python, Node.js or Java usually run there without a change.',
  remediation: 'Set the architecture to arm64, build native libraries for it, and compare both under load.',
  links: ['https://docs.aws.amazon.com/lambda/latest/dg/foundation-arch.html'],
  blindSpots: [
    'Libraries and layers that exist for x86 alone are not recognised.',
    'A function from an image, or compiled to run without a language runtime, is inconclusive on x86: it must be built anew.',
  ],
  examine: (item, neighbours) => {
    const { architectures, runtime } = item;
    if (runsAtEdge(item, neighbours)) return 'not-applicable';
    if (runtime.state === 'known' && X86_ONLY.test(runtime.value)) return 'not-applicable';
    const said = expectIncludes(architectures, ['arm64'], {
      supports: 'The function runs on arm64.',
      contradicts: 'The function runs on x86.',
    });
    return said.verdict === 'contradicts' && isBuiltForOne(item)
      ? inconclusive(
          'The function runs on x86; arm64 does the same with less energy where its program is built for it.',
          said.location,
        )
      : said;
  },
  examples: {
    terraform: {
      supports: `
resource "aws_lambda_function" "tags" {
  function_name = "tags"
  role          = "arn:aws:iam::111122223333:role/tags"
  runtime       = "python3.13"
  architectures = ["arm64"]
}`,
      contradicts: `
resource "aws_lambda_function" "tags" {
  function_name = "tags"
  role          = "arn:aws:iam::111122223333:role/tags"
  runtime       = "python3.13"
}`,
      inconclusive: `
variable "architectures" {
  type = list(string)
}

resource "aws_lambda_function" "tags" {
  function_name = "tags"
  role          = "arn:aws:iam::111122223333:role/tags"
  runtime       = "python3.13"
  architectures = var.architectures
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Tags:
    Type: AWS::Lambda::Function
    Properties:
      Role: arn:aws:iam::111122223333:role/tags
      Runtime: nodejs22.x
      Architectures: [arm64]`,
      contradicts: `
Resources:
  Tags:
    Type: AWS::Lambda::Function
    Properties:
      Role: arn:aws:iam::111122223333:role/tags
      Runtime: nodejs22.x`,
    },
  },
});

/** Its program is compiled for one processor, in an image or to run by itself. */
function isBuiltForOne({ packageType, runtime }: ResourceOf<typeof lambdaFunction>): boolean {
  const isImage = packageType.state !== 'known' || packageType.value === 'Image';
  return isImage || (runtime.state === 'known' && runtime.value.startsWith('provided'));
}
