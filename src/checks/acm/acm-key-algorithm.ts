import { acmCertificate } from '../../architecture/kinds/acm.ts';
import { defineCheck } from '../check.ts';
import { expect } from '../expectations.ts';

export const acmKeyAlgorithm = defineCheck({
  id: 'acm-key-algorithm',
  kind: acmCertificate,
  title: 'ACM certificate has a key that is long enough',
  why: 'Everything that protects a connection hangs on the key of the certificate. RSA keys of 1024 bits are within reach of attackers with money, and browsers no longer trust them.',
  remediation: 'Ask for RSA_2048 or longer, or for an elliptic curve key (EC_prime256v1, EC_secp384r1).',
  links: ['https://docs.aws.amazon.com/acm/latest/userguide/acm-certificate-characteristics.html'],
  blindSpots: ['The key of an imported certificate is not read.'],
  examine: ({ keyAlgorithm, isImported }) => {
    if (isImported.state === 'known' && isImported.value) return 'not-applicable';
    return expect(keyAlgorithm, (algorithm) => algorithm !== 'RSA_1024', {
      supports: (algorithm) => `The key is of the type ${algorithm}.`,
      contradicts: 'The key has 1024 bits only.',
    });
  },
  examples: {
    terraform: {
      supports: `
resource "aws_acm_certificate" "clinic" {
  domain_name       = "clinic.example.com"
  validation_method = "DNS"
  key_algorithm     = "EC_prime256v1"
}`,
      contradicts: `
resource "aws_acm_certificate" "clinic" {
  domain_name       = "clinic.example.com"
  validation_method = "DNS"
  key_algorithm     = "RSA_1024"
}`,
      inconclusive: `
variable "algorithm" {
  type = string
}

resource "aws_acm_certificate" "clinic" {
  domain_name   = "clinic.example.com"
  key_algorithm = var.algorithm
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Clinic:
    Type: AWS::CertificateManager::Certificate
    Properties:
      DomainName: clinic.example.com
      ValidationMethod: DNS`,
      contradicts: `
Resources:
  Clinic:
    Type: AWS::CertificateManager::Certificate
    Properties:
      DomainName: clinic.example.com
      KeyAlgorithm: RSA_1024`,
    },
  },
});
