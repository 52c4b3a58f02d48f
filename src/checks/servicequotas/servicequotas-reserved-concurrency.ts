import { lambdaFunction } from '../../architecture/kinds/lambda.ts';
import { serviceQuota } from '../../architecture/kinds/servicequotas.ts';
import { defineCheck } from '../check.ts';
import { expectWithinQuota, inSameRegion } from '../declared-against-quota.ts';

/** Executions that Lambda keeps for functions without a reservation. */
const UNRESERVED = 100;

export const servicequotasReservedConcurrency = defineCheck({
  id: 'servicequotas-reserved-concurrency',
  kind: lambdaFunction,
  related: [lambdaFunction, serviceQuota],
  title: 'Reserved concurrency of the functions fits into the quota of the Region',
  why: 'All functions of an account share a thousand concurrent executions in a Region, unless AWS raised the number, and a hundred of them cannot be reserved. What one function reserves, the others lack; if the reservations do not fit, the deployment fails.',
  remediation:
    'Reserve less, or ask for the quota in code: aws_servicequotas_service_quota with the code L-B99A9384.',
  links: [
    'https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html',
    'https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html',
  ],
  blindSpots: [
    'CloudFormation: a template cannot ask for quotas, so more than the default is never held against it.',
    'Resources of other root modules in the same account and Region count too, and are not seen.',
  ],
  examine: (resource, neighbours) => {
    const same = inSameRegion(resource, neighbours.beside(resource, lambdaFunction));
    const reserving = same.filter(
      ({ reservedConcurrency }) => reservedConcurrency.state === 'known' && reservedConcurrency.value > 0,
    );
    if (reserving[0] !== resource) return 'not-applicable';
    const reserved = reserving.reduce(
      (sum, { reservedConcurrency }) =>
        sum + (reservedConcurrency.state === 'known' ? reservedConcurrency.value : 0),
      0,
    );
    const declared = {
      count: reserved + UNRESERVED,
      things: `concurrent executions (${reserved} reserved, and the ${UNRESERVED} that must stay free)`,
      at: resource,
    };
    return expectWithinQuota(declared, { code: 'L-B99A9384', byDefault: 1000 }, resource, neighbours);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_lambda_function" "import" {
  function_name                  = "import"
  role                           = "arn:aws:iam::111122223333:role/import"
  reserved_concurrent_executions = 50
}`,
      contradicts: `
resource "aws_lambda_function" "import" {
  function_name                  = "import"
  role                           = "arn:aws:iam::111122223333:role/import"
  reserved_concurrent_executions = 1950
}

resource "aws_servicequotas_service_quota" "concurrency" {
  quota_code   = "L-B99A9384"
  service_code = "lambda"
  value        = 2000
}`,
      inconclusive: `
resource "aws_lambda_function" "import" {
  function_name                  = "import"
  role                           = "arn:aws:iam::111122223333:role/import"
  reserved_concurrent_executions = 950
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Import:
    Type: AWS::Lambda::Function
    Properties:
      Role: arn:aws:iam::111122223333:role/import
      ReservedConcurrentExecutions: 50`,
    },
  },
});
