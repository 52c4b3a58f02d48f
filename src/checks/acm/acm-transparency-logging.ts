import { acmCertificate } from '../../architecture/kinds/acm.ts';
import { defineCheck } from '../check.ts';
import { expect } from '../expectations.ts';

export const acmTransparencyLogging = defineCheck({
  id: 'acm-transparency-logging',
  kind: acmCertificate,
  title: 'ACM certificate is entered in the public transparency logs',
  why: 'Browsers warn of public certificates that are missing from the transparency logs. The logs are also how the owner of a domain learns that somebody else has been given a certificate for it.',
  remediation: 'Leave transparency logging on; use a private authority for names that must stay secret.',
  links: [
    'https://docs.aws.amazon.com/acm/latest/userguide/acm-bestpractices.html',
    'https://docs.aws.amazon.com/acm/latest/userguide/acm-concepts.html',
  ],
  examine: ({ transparencyLogging, privateAuthority, isImported }) => {
    if (isImported.state === 'known' && isImported.value) return 'not-applicable';
    if (privateAuthority.state === 'known' && privateAuthority.value) return 'not-applicable';
    return expect(transparencyLogging, (preference) => preference !== 'DISABLED', {
      supports: 'The certificate is entered in the transparency logs.',
      contradicts: 'The certificate is kept out of the transparency logs: browsers warn of it.',
    });
  },
  fix: { set: [{ attribute: 'transparencyLogging', value: 'ENABLED' }] },
  examples: {
    terraform: {
      supports: `
resource "aws_acm_certificate" "press" {
  domain_name       = "press.example.net"
  validation_method = "DNS"
}`,
      contradicts: `
resource "aws_acm_certificate" "press" {
  domain_name       = "press.example.net"
  validation_method = "DNS"

  options {
    certificate_transparency_logging_preference = "DISABLED"
  }
}`,
      inconclusive: `
variable "logging" {
  type = string
}

resource "aws_acm_certificate" "press" {
  domain_name = "press.example.net"

  options {
    certificate_transparency_logging_preference = var.logging
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Press:
    Type: AWS::CertificateManager::Certificate
    Properties:
      DomainName: press.example.net
      CertificateTransparencyLoggingPreference: ENABLED`,
      contradicts: `
Resources:
  Press:
    Type: AWS::CertificateManager::Certificate
    Properties:
      DomainName: press.example.net
      CertificateTransparencyLoggingPreference: DISABLED`,
    },
  },
});
