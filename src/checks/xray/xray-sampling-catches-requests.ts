import { xraySamplingRule } from '../../architecture/kinds/xray.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const xraySamplingCatchesRequests = defineCheck({
  id: 'xray-sampling-catches-requests',
  kind: xraySamplingRule,
  title: 'Sampling rule for all requests records some of them',
  why: 'A trace follows one request through all services and shows where it was slow or failed. A rule for everything with a rate and reservoir of zero records none, and the map of the services stays empty when it is needed.',
  remediation:
    'Record a few percent, with a reservoir of one request a second; exclude health checks by a rule of their own.',
  links: ['https://docs.aws.amazon.com/xray/latest/devguide/xray-console-sampling.html'],
  examine: ({ fixedRate, location, reservoir, service, urlPath }) => {
    const isForAll = [service, urlPath].every((one) => one.state === 'known' && one.value === '*');
    if (!isForAll) return 'not-applicable';
    const open = [fixedRate, reservoir].find(({ state }) => state === 'unresolved');
    if (open?.state === 'unresolved') return inconclusive(open.reason, open.location);
    const records = [fixedRate, reservoir].some((one) => one.state === 'known' && one.value > 0);
    return records
      ? supports('Some of all requests are traced.', location)
      : contradicts('No request that falls under this rule is traced.', location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_xray_sampling_rule" "rest" {
  rule_name      = "rest"
  priority       = 9000
  version        = 1
  reservoir_size = 1
  fixed_rate     = 0.05
  url_path       = "*"
  host           = "*"
  http_method    = "*"
  service_type   = "*"
  service_name   = "*"
  resource_arn   = "*"
}`,
      contradicts: `
resource "aws_xray_sampling_rule" "rest" {
  rule_name      = "rest"
  priority       = 9000
  version        = 1
  reservoir_size = 0
  fixed_rate     = 0
  url_path       = "*"
  host           = "*"
  http_method    = "*"
  service_type   = "*"
  service_name   = "*"
  resource_arn   = "*"
}`,
      inconclusive: `
variable "rate" {
  type = number
}

resource "aws_xray_sampling_rule" "rest" {
  rule_name      = "rest"
  priority       = 9000
  version        = 1
  reservoir_size = 0
  fixed_rate     = var.rate
  url_path       = "*"
  host           = "*"
  http_method    = "*"
  service_type   = "*"
  service_name   = "*"
  resource_arn   = "*"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Rest:
    Type: AWS::XRay::SamplingRule
    Properties:
      SamplingRule:
        RuleName: rest
        Priority: 9000
        Version: 1
        ReservoirSize: 1
        FixedRate: 0.05
        URLPath: "*"
        Host: "*"
        HTTPMethod: "*"
        ServiceType: "*"
        ServiceName: "*"
        ResourceARN: "*"`,
      contradicts: `
Resources:
  Rest:
    Type: AWS::XRay::SamplingRule
    Properties:
      SamplingRule:
        RuleName: rest
        Priority: 9000
        Version: 1
        ReservoirSize: 0
        FixedRate: 0
        URLPath: "*"
        Host: "*"
        HTTPMethod: "*"
        ServiceType: "*"
        ServiceName: "*"
        ResourceARN: "*"`,
    },
  },
});
