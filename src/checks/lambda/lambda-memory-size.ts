import { lambdaFunction } from '../../architecture/kinds/lambda.ts';
import { defineCheck } from '../check.ts';
import { expect, inconclusive } from '../expectations.ts';
import { EDGE_NEIGHBOURS, runsAtEdge } from '../lambda-at-edge.ts';

export const lambdaMemorySize = defineCheck({
  id: 'lambda-memory-size',
  kind: lambdaFunction,
  related: EDGE_NEIGHBOURS,
  title: 'Memory of a Lambda function is chosen, not left at its default',
  why: 'Memory also sets how much processor a function gets. The default, 128 MB, gives a small fraction of one: most functions run several times faster with more, often for the same price because they end sooner.',
  remediation:
    'Measure the function at several sizes, for example with AWS Lambda Power Tuning, and set the one with the best balance.',
  links: [
    'https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html',
    'https://docs.aws.amazon.com/lambda/latest/operatorguide/computing-power.html',
  ],
  blindSpots: [
    'Whether a stated size was measured or guessed is not seen.',
    'Terraform: the default is enough for small functions, so it is never held against one.',
    'CloudFormation: the default is enough for small functions, so it is never held against one.',
  ],
  examine: (item, neighbours) => {
    const { memoryMb, location } = item;
    if (runsAtEdge(item, neighbours)) return 'not-applicable';
    if (memoryMb.state === 'known' && memoryMb.byDefault === true) {
      return inconclusive(
        'The memory size is left at its default of 128 MB; whether that was measured is not seen.',
        location,
      );
    }
    return expect(memoryMb, () => true, {
      supports: (size) => `The memory size is set to ${size} MB.`,
      contradicts: '',
    });
  },
  examples: {
    terraform: {
      supports: `
resource "aws_lambda_function" "resize" {
  function_name = "resize"
  role          = "arn:aws:iam::111122223333:role/resize"
  memory_size   = 1769
}`,
      inconclusive: `
resource "aws_lambda_function" "resize" {
  function_name = "resize"
  role          = "arn:aws:iam::111122223333:role/resize"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Resize:
    Type: AWS::Lambda::Function
    Properties:
      Role: arn:aws:iam::111122223333:role/resize
      MemorySize: 512`,
      inconclusive: `
Resources:
  Resize:
    Type: AWS::Lambda::Function
    Properties:
      Role: arn:aws:iam::111122223333:role/resize`,
    },
  },
});
