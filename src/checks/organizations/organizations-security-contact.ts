import { alternateContact } from '../../architecture/kinds/organizations.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const organizationsSecurityContact = defineCheck({
  id: 'organizations-security-contact',
  kind: alternateContact,
  related: [alternateContact],
  title: 'AWS knows whom to write to about security',
  why: 'When AWS sees that an account is abused, it writes to the security contact. Without one the mail goes to the root address, which may be read by nobody.',
  remediation: 'Add an alternate contact of the type SECURITY with the address of a group.',
  links: ['https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-update-contact-alternate.html'],
  blindSpots: ['Contacts set in the console or for the whole organization are not seen.'],
  examine: (contact, { beside }) => {
    const contacts = beside(contact, alternateContact);
    if (contacts[0] !== contact) return 'not-applicable';
    const security = contacts.find(
      ({ contactType }) => contactType.state === 'known' && contactType.value === 'SECURITY',
    );
    if (security !== undefined) return supports('The account has a security contact.', security);
    const open = contacts.find(({ contactType }) => contactType.state === 'unresolved');
    return open === undefined
      ? contradicts('The code sets contacts, but none for security.', contact)
      : inconclusive('Which contacts there are is known only at deployment.', open);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_account_alternate_contact" "team" {
  alternate_contact_type = "SECURITY"
  name                   = "Security team"
  title                  = "On call"
  email_address          = "security@example.com"
  phone_number           = "+15555550100"
}`,
      contradicts: `
resource "aws_account_alternate_contact" "team" {
  alternate_contact_type = "BILLING"
  name                   = "Security team"
  title                  = "On call"
  email_address          = "security@example.com"
  phone_number           = "+15555550100"
}`,
      inconclusive: `
variable "type" {
  type = string
}

resource "aws_account_alternate_contact" "team" {
  alternate_contact_type = var.type
  name                   = "Security team"
  title                  = "On call"
  email_address          = "security@example.com"
  phone_number           = "+15555550100"
}`,
    },
  },
});
