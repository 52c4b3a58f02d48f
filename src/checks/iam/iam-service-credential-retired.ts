import { iamServiceCredential } from '../../architecture/kinds/iam-identities.ts';
import { defineCheck } from '../check.ts';
import { expect } from '../expectations.ts';

export const iamServiceCredentialRetired = defineCheck({
  id: 'iam-service-credential-retired',
  kind: iamServiceCredential,
  title: 'IAM user has no long-lived credential for a single service',
  why: 'Such a user name and password for a Git repository or a Cassandra client never ends by itself. Whoever finds it in a settings file can use it until somebody notices.',
  remediation:
    'Sign the requests with the keys of a role; the clients of these services have a helper for it.',
  links: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_service-specific-creds.html'],
  blindSpots: ['Credentials made in the console are not seen.'],
  examine: ({ status }) =>
    expect(status, (value) => value === 'Inactive', {
      supports: 'The credential is switched off.',
      contradicts: 'The code makes a credential that never ends.',
      absent: 'inconclusive',
    }),
  examples: {
    terraform: {
      supports: `
resource "aws_iam_service_specific_credential" "git" {
  service_name = "codecommit.amazonaws.com"
  user_name    = "builder"
  status       = "Inactive"
}`,
      contradicts: `
resource "aws_iam_service_specific_credential" "git" {
  service_name = "codecommit.amazonaws.com"
  user_name    = "builder"
}`,
      inconclusive: `
variable "status" {
  type = string
}

resource "aws_iam_service_specific_credential" "git" {
  service_name = "codecommit.amazonaws.com"
  user_name    = "builder"
  status       = var.status
}`,
    },
  },
});
