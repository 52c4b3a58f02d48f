import { sesIdentity } from '../../architecture/kinds/ses.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const sesDkim = defineCheck({
  id: 'ses-dkim',
  kind: sesIdentity,
  title: 'Mail from your domain carries a signature that others can check',
  why: 'Anybody can write your domain into the sender of a mail. With a DKIM signature receivers can tell yours from forged ones; without it, mail of yours lands in spam, and phishing in your name arrives.',
  remediation: 'Turn on DKIM for the domain, publish its records in DNS, and add a DMARC record.',
  links: ['https://docs.aws.amazon.com/ses/latest/dg/send-email-authentication-dkim.html'],
  blindSpots: ['Whether the DNS records are published, and a DMARC record with them, is not looked at.'],
  examine: (identity) => {
    const { dkimSigning, dkimTokens, declared } = identity;
    if (declared.type === 'aws_ses_email_identity') return 'not-applicable';
    if (declared.type === 'aws_ses_domain_identity') {
      if (dkimTokens.state === 'unresolved') return inconclusive(dkimTokens.reason, dkimTokens.location);
      return dkimTokens.state === 'known' && dkimTokens.value
        ? supports('The domain has DKIM keys.', dkimTokens.location)
        : contradicts('The domain has no DKIM keys.', identity);
    }
    if (dkimSigning.state === 'unresolved') return inconclusive(dkimSigning.reason, dkimSigning.location);
    return dkimSigning.state === 'known' && !dkimSigning.value
      ? contradicts('DKIM signing is turned off.', dkimSigning.location)
      : supports('Mail is signed with DKIM.', identity);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_ses_domain_identity" "shop" {
  domain = "example.com"
}

resource "aws_ses_domain_dkim" "shop" {
  domain = aws_ses_domain_identity.shop.domain
}`,
      contradicts: `
resource "aws_ses_domain_identity" "shop" {
  domain = "example.com"
}`,
      inconclusive: `
variable "sign" {
  type = bool
}

resource "aws_ses_domain_identity" "shop" {
  domain = "example.com"
}

resource "aws_ses_domain_dkim" "shop" {
  count  = var.sign ? 1 : 0
  domain = aws_ses_domain_identity.shop.domain
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Shop:
    Type: AWS::SES::EmailIdentity
    Properties:
      EmailIdentity: example.com`,
      contradicts: `
Resources:
  Shop:
    Type: AWS::SES::EmailIdentity
    Properties:
      EmailIdentity: example.com
      DkimAttributes:
        SigningEnabled: false`,
    },
  },
});
