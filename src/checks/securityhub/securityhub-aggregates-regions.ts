import { securityHubAggregator } from '../../architecture/kinds/securityhub.ts';
import { defineCheck } from '../check.ts';
import { expect, inconclusive } from '../expectations.ts';

export const securityhubAggregatesRegions = defineCheck({
  id: 'securityhub-aggregates-regions',
  kind: securityHubAggregator,
  title: 'Security Hub shows the findings of all Regions in one',
  why: 'Findings stay in the Region where they arise. Nobody looks through seventeen consoles; what happens in a Region that is not used stays unseen.',
  remediation: 'Link all Regions, new ones included.',
  links: ['https://docs.aws.amazon.com/securityhub/latest/userguide/finding-aggregation.html'],
  examine: ({ linkingMode }) => {
    if (linkingMode.state === 'known' && linkingMode.value === 'SPECIFIED_REGIONS')
      return inconclusive('Findings of some Regions are brought together.', linkingMode.location);
    return expect(linkingMode, (mode) => mode.startsWith('ALL_REGIONS'), {
      supports: 'Findings of all Regions are brought together.',
      contradicts: 'No Region is linked.',
      absent: 'inconclusive',
    });
  },
  examples: {
    terraform: {
      supports: `
resource "aws_securityhub_finding_aggregator" "main" {
  linking_mode = "ALL_REGIONS"
}`,
      contradicts: `
resource "aws_securityhub_finding_aggregator" "main" {
  linking_mode = "NO_REGIONS"
}`,
      inconclusive: `
resource "aws_securityhub_finding_aggregator" "main" {
  linking_mode      = "SPECIFIED_REGIONS"
  specified_regions = ["eu-west-1"]
}`,
    },
    cloudformation: {
      supports: `
Resources:
  All:
    Type: AWS::SecurityHub::FindingAggregator
    Properties:
      RegionLinkingMode: ALL_REGIONS`,
      contradicts: `
Resources:
  All:
    Type: AWS::SecurityHub::FindingAggregator
    Properties:
      RegionLinkingMode: NO_REGIONS`,
    },
  },
});
