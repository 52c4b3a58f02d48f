import { acmCertificate } from '../../architecture/kinds/acm.ts';
import { defineCheck } from '../check.ts';
import { expect } from '../expectations.ts';

export const acmDnsValidation = defineCheck({
  id: 'acm-dns-validation',
  kind: acmCertificate,
  title: 'ACM certificate is validated through DNS and renews itself',
  why: 'ACM renews a certificate by itself as long as its validation record stands in DNS. Validated by e-mail, somebody must answer a message before each expiry; when nobody does, the site stops with a security warning for every visitor.',
  remediation: 'Validate by DNS, and keep the validation record in the same code as the certificate.',
  links: [
    'https://docs.aws.amazon.com/acm/latest/userguide/dns-validation.html',
    'https://docs.aws.amazon.com/acm/latest/userguide/managed-renewal.html',
  ],
  blindSpots: ['Whether the validation record exists in DNS is not checked.'],
  examine: ({ validationMethod, privateAuthority, isImported }) => {
    if (isImported.state === 'known' && isImported.value) return 'not-applicable';
    if (privateAuthority.state === 'known' && privateAuthority.value) return 'not-applicable';
    if (validationMethod.state === 'absent') return 'not-applicable';
    return expect(validationMethod, (method) => method.toUpperCase() !== 'EMAIL', {
      supports: 'The certificate is validated through DNS.',
      contradicts: 'The certificate is validated by e-mail: each renewal waits for somebody to answer.',
    });
  },
  examples: {
    terraform: {
      supports: `
resource "aws_acm_certificate" "tickets" {
  domain_name       = "tickets.example.org"
  validation_method = "DNS"
}`,
      contradicts: `
resource "aws_acm_certificate" "tickets" {
  domain_name       = "tickets.example.org"
  validation_method = "EMAIL"
}`,
      inconclusive: `
variable "method" {
  type = string
}

resource "aws_acm_certificate" "tickets" {
  domain_name       = "tickets.example.org"
  validation_method = var.method
}`,
      'not-applicable': `
resource "aws_acm_certificate" "inside" {
  domain_name               = "tickets.internal"
  certificate_authority_arn = "arn:aws:acm-pca:eu-west-1:111122223333:certificate-authority/1b2c3d4e"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Tickets:
    Type: AWS::CertificateManager::Certificate
    Properties:
      DomainName: tickets.example.org
      ValidationMethod: DNS`,
      contradicts: `
Resources:
  Tickets:
    Type: AWS::CertificateManager::Certificate
    Properties:
      DomainName: tickets.example.org`,
    },
  },
});
