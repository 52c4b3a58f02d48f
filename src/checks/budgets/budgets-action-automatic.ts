import { budgetsAction } from '../../architecture/kinds/budgets.ts';
import { defineCheck } from '../check.ts';
import { expectOneOf } from '../expectations.ts';

export const budgetsActionAutomatic = defineCheck({
  id: 'budgets-action-automatic',
  kind: budgetsAction,
  title: 'Budget stops the spending by itself',
  why: 'An action of a budget can forbid new machines or stop those for tests when a limit is passed. If a person has to approve it first, it waits through the weekend in which the money is spent.',
  remediation: 'Set the approval model to AUTOMATIC where the action can harm no customer.',
  links: ['https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-controls.html'],
  blindSpots: [
    'Terraform: approval by a person can be right for production, so the check never contradicts.',
    'CloudFormation: approval by a person can be right for production, so the check never contradicts.',
  ],
  examine: ({ approvalModel }) => {
    const finding = expectOneOf(approvalModel, ['AUTOMATIC'], {
      supports: 'AWS acts by itself when the budget is passed.',
      contradicts: 'The action waits until a person approves it.',
    });
    return finding.verdict === 'contradicts' ? { ...finding, verdict: 'inconclusive' } : finding;
  },
  examples: {
    terraform: {
      supports: `
resource "aws_budgets_budget_action" "sandbox" {
  budget_name        = "sandbox"
  action_type        = "APPLY_IAM_POLICY"
  approval_model     = "AUTOMATIC"
  notification_type  = "ACTUAL"
  execution_role_arn = "arn:aws:iam::111122223333:role/budgets"

  action_threshold {
    action_threshold_type  = "PERCENTAGE"
    action_threshold_value = 100
  }
}`,
      inconclusive: `
resource "aws_budgets_budget_action" "sandbox" {
  budget_name        = "sandbox"
  action_type        = "APPLY_IAM_POLICY"
  approval_model     = "MANUAL"
  notification_type  = "ACTUAL"
  execution_role_arn = "arn:aws:iam::111122223333:role/budgets"

  action_threshold {
    action_threshold_type  = "PERCENTAGE"
    action_threshold_value = 100
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Sandbox:
    Type: AWS::Budgets::BudgetsAction
    Properties:
      BudgetName: sandbox
      ActionType: RUN_SSM_DOCUMENTS
      ApprovalModel: AUTOMATIC
      NotificationType: ACTUAL`,
    },
  },
});
