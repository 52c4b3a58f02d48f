import { lambdaFunction } from '../../architecture/kinds/lambda.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const servicequotasFunctionLimits = defineCheck({
  id: 'servicequotas-function-limits',
  kind: lambdaFunction,
  title: 'Function stays inside the limits that Lambda never raises',
  why: 'A function takes five layers, four kilobytes of environment and fifteen minutes, and AWS raises none of them for anyone. Beyond them the deployment fails, and the design has to change, not a number.',
  remediation:
    'Merge layers or use an image; keep configuration in AppConfig or Parameter Store; split long work with Step Functions.',
  links: ['https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html'],
  blindSpots: ['Functions far from every limit are not mentioned.', 'The size of the code is not looked at.'],
  examine: ({ environment, layers, location, timeoutSeconds }) => {
    const count = layers.state === 'known' ? layers.value.values.length + layers.value.open.length : 0;
    if (count > 5) return contradicts(`The function has ${count} layers; Lambda takes 5.`, layers.location);
    if (timeoutSeconds.state === 'known' && timeoutSeconds.value > 900) {
      return contradicts(
        `The function may run ${timeoutSeconds.value} seconds; Lambda ends it after 900.`,
        timeoutSeconds.location,
      );
    }
    const variables = environment.state === 'known' ? [...environment.value] : [];
    const bytes = variables.reduce(
      (sum, [name, value]) => sum + name.length + (value.state === 'known' ? value.value.length : 0),
      0,
    );
    if (bytes > 4096) {
      return contradicts(
        `The environment has more than ${bytes} bytes; Lambda takes 4096.`,
        environment.location,
      );
    }
    const near =
      count === 5 || bytes > 3277 || (timeoutSeconds.state === 'known' && timeoutSeconds.value > 720);
    if (!near) return 'not-applicable';
    const open = variables.some(([, value]) => value.state !== 'known');
    return open && bytes > 3277
      ? inconclusive(
          'The environment is nearly full, and the length of some of its values is not known.',
          environment.location,
        )
      : supports('The function is near a limit that is never raised, and inside it.', location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_lambda_function" "import" {
  function_name = "import"
  role          = "arn:aws:iam::111122223333:role/import"
  layers        = ["arn:aws:lambda:eu-west-1:111122223333:layer:l0:1", "arn:aws:lambda:eu-west-1:111122223333:layer:l1:1", "arn:aws:lambda:eu-west-1:111122223333:layer:l2:1", "arn:aws:lambda:eu-west-1:111122223333:layer:l3:1", "arn:aws:lambda:eu-west-1:111122223333:layer:l4:1"]
}`,
      contradicts: `
resource "aws_lambda_function" "import" {
  function_name = "import"
  role          = "arn:aws:iam::111122223333:role/import"
  layers        = ["arn:aws:lambda:eu-west-1:111122223333:layer:l0:1", "arn:aws:lambda:eu-west-1:111122223333:layer:l1:1", "arn:aws:lambda:eu-west-1:111122223333:layer:l2:1", "arn:aws:lambda:eu-west-1:111122223333:layer:l3:1", "arn:aws:lambda:eu-west-1:111122223333:layer:l4:1", "arn:aws:lambda:eu-west-1:111122223333:layer:l5:1"]
}`,
      inconclusive: `
variable "token" {
  type = string
}

resource "aws_lambda_function" "import" {
  function_name = "import"
  role          = "arn:aws:iam::111122223333:role/import"

  environment {
    variables = {
      RULES = join("", [for i in range(340) : "0123456789"])
      TOKEN = var.token
    }
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Import:
    Type: AWS::Lambda::Function
    Properties:
      Role: arn:aws:iam::111122223333:role/import
      Timeout: 900`,
      contradicts: `
Resources:
  Import:
    Type: AWS::Lambda::Function
    Properties:
      Role: arn:aws:iam::111122223333:role/import
      Timeout: 1800`,
    },
  },
});
