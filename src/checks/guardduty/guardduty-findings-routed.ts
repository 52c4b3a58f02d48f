import { eventRule } from '../../architecture/kinds/eventbridge.ts';
import { guarddutyDetector } from '../../architecture/kinds/guardduty.ts';
import { securityHub } from '../../architecture/kinds/securityhub.ts';
import { type DeclaredResource, isPropertyList, propertiesAt } from '../../architecture/index.ts';
import { defineCheck } from '../check.ts';
import { inconclusive, supports } from '../expectations.ts';

export const guarddutyFindingsRouted = defineCheck({
  id: 'guardduty-findings-routed',
  kind: guarddutyDetector,
  related: [eventRule, securityHub],
  title: 'GuardDuty findings reach people or a program',
  why: 'A finding in the console of a Region that nobody opens is found after the harm. A rule, an export or Security Hub carries it to where somebody works.',
  remediation:
    'Add an EventBridge rule for the source aws.guardduty that notifies somebody, or turn on Security Hub.',
  links: ['https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_findings_eventbridge.html'],
  blindSpots: [
    'Terraform: a detector without a route is inconclusive, as the administrator account of the organization gets the findings too.',
    'CloudFormation: a detector without a route is inconclusive, as the administrator account of the organization gets the findings too.',
  ],
  examine: (detector, { beside }) => {
    const { published } = detector;
    if (published.state === 'known' && published.value)
      return supports('Findings are exported.', published.location);
    const rule = beside(detector, eventRule).find(({ declared }) => isAboutGuardDuty(declared));
    const [route] = [...(rule === undefined ? [] : [rule]), ...beside(detector, securityHub)];
    return route === undefined
      ? inconclusive('Nothing in this code carries findings on; the administrator account may.', detector)
      : supports(`Findings are carried on by ${route.id}.`, route);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_guardduty_detector" "main" {}

resource "aws_cloudwatch_event_rule" "findings" {
  event_pattern = jsonencode({ source = ["aws.guardduty"] })
}`,
      inconclusive: `
resource "aws_guardduty_detector" "main" {}`,
    },
    cloudformation: {
      supports: `
Resources:
  Detector:
    Type: AWS::GuardDuty::Detector
    Properties:
      Enable: true
  Findings:
    Type: AWS::Events::Rule
    Properties:
      EventPattern:
        source:
          - aws.guardduty`,
    },
  },
});

function isAboutGuardDuty({ properties }: DeclaredResource): boolean {
  return ['event_pattern.source', 'EventPattern.source']
    .flatMap((path) => propertiesAt(properties, path))
    .flatMap((source) => (isPropertyList(source.value) ? source.value : [source]))
    .some(({ value }) => value === 'aws.guardduty');
}
