import { restApi, restStage } from '../../architecture/kinds/apigateway.ts';
import { usagePlan } from '../../architecture/kinds/apigateway-access.ts';
import type { ResourceOf } from '../../architecture/index.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const apigatewayUsagePlanLimits = defineCheck({
  id: 'apigateway-usage-plan-limits',
  kind: usagePlan,
  related: [restApi, restStage],
  title: 'API usage plan limits what each caller may use',
  why: 'A usage plan is there to give each caller a share of the API. With neither a rate nor a quota in it, one caller can still take everything, and the API keys tell callers apart to no end.',
  remediation:
    'Set a throttling rate and burst in the plan, and a quota per day, week or month where use is agreed upon.',
  links: ['https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-usage-plans.html'],
  blindSpots: ['Where a stage of the API has a limit for all callers together, the plan is not judged.'],
  examine: (plan, { follow, referrers }) => {
    const { quota, stages, throttlingRate } = plan;
    const stated = [
      throttlingRate.state === 'known' && `${throttlingRate.value} requests a second`,
      quota.state === 'known' && `a quota of ${quota.value} requests`,
    ].filter((part) => part !== false);
    if (stated.length > 0) return supports(`Each caller has ${stated.join(' and ')}.`, plan);
    for (const limit of [throttlingRate, quota]) {
      if (limit.state === 'unresolved') return inconclusive(limit.reason, limit.location);
    }
    const perMethod =
      stages.state === 'known' &&
      stages.value.items.some(({ throttle }) => throttle.state === 'known' && throttle.value);
    if (perMethod) return supports('Single methods are limited for each caller.', stages.location);
    const hasLimitForAll = follow(plan.apis, restApi)
      .flatMap((api) => referrers(api, restStage, 'api'))
      .some(isThrottled);
    return hasLimitForAll ? 'not-applicable' : contradicts('The plan sets neither a rate nor a quota.', plan);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_api_gateway_usage_plan" "partners" {
  name = "partners"

  throttle_settings {
    rate_limit  = 20
    burst_limit = 40
  }
}`,
      contradicts: `
resource "aws_api_gateway_usage_plan" "partners" {
  name = "partners"

  api_stages {
    api_id = "a1b2c3d4e5"
    stage  = "live"
  }
}`,
      inconclusive: `
variable "per_day" {
  type = number
}

resource "aws_api_gateway_usage_plan" "partners" {
  name = "partners"

  quota_settings {
    limit  = var.per_day
    period = "DAY"
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Partners:
    Type: AWS::ApiGateway::UsagePlan
    Properties:
      Quota:
        Limit: 5000
        Period: MONTH`,
      contradicts: `
Resources:
  Partners:
    Type: AWS::ApiGateway::UsagePlan
    Properties:
      UsagePlanName: partners`,
    },
  },
});

function isThrottled({ methodSettings }: ResourceOf<typeof restStage>): boolean {
  return (
    methodSettings.state === 'known' &&
    methodSettings.value.items.some(
      ({ throttlingRate }) =>
        throttlingRate.state === 'unresolved' ||
        (throttlingRate.state === 'known' && throttlingRate.value >= 0),
    )
  );
}
