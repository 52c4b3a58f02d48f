import { ssmDocument } from '../../architecture/kinds/ssm.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const ssmDocumentNotPublic = defineCheck({
  id: 'ssm-document-not-public',
  kind: ssmDocument,
  title: 'Systems Manager document is shared with named accounts only',
  why: 'A document shared with everyone shows the world how your machines are set up: commands, paths, addresses, sometimes passwords in a script.',
  remediation:
    'Name the accounts in the permissions, or share with nobody; block public sharing for the account.',
  links: ['https://docs.aws.amazon.com/systems-manager/latest/userguide/documents-ssm-sharing.html'],
  blindSpots: ['CloudFormation: templates cannot share documents; sharing by hand is not seen.'],
  examine: ({ location, sharedWith }) => {
    if (sharedWith.state === 'unresolved') return inconclusive(sharedWith.reason, sharedWith.location);
    if (sharedWith.state === 'absent') return supports('The document is shared with nobody.', location);
    const { open, values } = sharedWith.value;
    if (values.some((account) => account.toLowerCase() === 'all')) {
      return contradicts('Every AWS account may read the document.', sharedWith.location);
    }
    const [reason] = open;
    return reason === undefined
      ? supports('The document is shared with named accounts.', sharedWith.location)
      : inconclusive(reason, sharedWith.location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_ssm_document" "restart" {
  name          = "restart"
  document_type = "Command"
  content       = jsonencode({ schemaVersion = "2.2" })
}`,
      contradicts: `
resource "aws_ssm_document" "restart" {
  name          = "restart"
  document_type = "Command"
  content       = jsonencode({ schemaVersion = "2.2" })

  permissions = {
    type        = "Share"
    account_ids = "All"
  }
}`,
      inconclusive: `
variable "accounts" {
  type = string
}

resource "aws_ssm_document" "restart" {
  name          = "restart"
  document_type = "Command"
  content       = jsonencode({ schemaVersion = "2.2" })

  permissions = {
    type        = "Share"
    account_ids = var.accounts
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Restart:
    Type: AWS::SSM::Document
    Properties:
      Content: { schemaVersion: "2.2" }`,
    },
  },
});
