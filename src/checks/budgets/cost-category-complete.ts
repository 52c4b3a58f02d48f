import { costCategory } from '../../architecture/kinds/budgets.ts';
import { defineCheck } from '../check.ts';
import { inconclusive, supports } from '../expectations.ts';

export const costCategoryComplete = defineCheck({
  id: 'cost-category-complete',
  kind: costCategory,
  title: 'Cost category gives every cost a name',
  why: 'A cost category sorts the bill into teams, products or environments. What no rule catches has no name, so nobody asks about it, and it grows.',
  remediation: 'Give the category a default value, such as "unassigned", and look at it every month.',
  links: ['https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/manage-cost-categories.html'],
  blindSpots: [
    'Terraform: rules may catch all costs without a default value, so the check never contradicts.',
    'CloudFormation: rules may catch all costs without a default value, so the check never contradicts.',
  ],
  examine: (category) => {
    const { defaultValue } = category;
    if (defaultValue.state === 'unresolved') return inconclusive(defaultValue.reason, defaultValue.location);
    if (defaultValue.state === 'known')
      return supports(`Costs that no rule catches are called ${defaultValue.value}.`, defaultValue.location);
    return inconclusive('Costs that no rule catches have no name.', category);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_ce_cost_category" "team" {
  name          = "team"
  rule_version  = "CostCategoryExpression.v1"
  default_value = "unassigned"

  rule {
    value = "payments"

    rule {
      tags {
        key    = "team"
        values = ["payments"]
      }
    }
  }
}`,
      inconclusive: `
resource "aws_ce_cost_category" "team" {
  name         = "team"
  rule_version = "CostCategoryExpression.v1"

  rule {
    value = "payments"

    rule {
      tags {
        key    = "team"
        values = ["payments"]
      }
    }
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Team:
    Type: AWS::CE::CostCategory
    Properties:
      Name: team
      RuleVersion: CostCategoryExpression.v1
      DefaultValue: unassigned
      Rules: '[{"Value":"payments","Rule":{"Tags":{"Key":"team","Values":["payments"]}}}]'`,
    },
  },
});
