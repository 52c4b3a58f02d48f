import { acmCertificate } from '../../architecture/kinds/acm.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const acmPrivateKeyNotInCode = defineCheck({
  id: 'acm-private-key-not-in-code',
  kind: acmCertificate,
  title: 'ACM certificate comes without its private key in the code',
  why: 'Whoever has the private key can pass for the site. In a repository every reader and every copy has it, and in the state file of Terraform it lies in the clear.',
  remediation:
    'Let ACM issue the certificate, which then keeps the key to itself, or import it outside this code; replace the key that was written here.',
  links: ['https://docs.aws.amazon.com/acm/latest/userguide/import-certificate.html'],
  blindSpots: ['CloudFormation: a certificate cannot be imported there, so no key can stand in the code.'],
  examine: ({ importedKey, isImported, location }) => {
    if (importedKey.state === 'known') {
      return contradicts('The private key stands in the code.', importedKey.location);
    }
    if (importedKey.state === 'unresolved') {
      return inconclusive(
        'The certificate is imported; the code does not tell where its private key comes from. It ends up in the state all the same.',
        importedKey.location,
      );
    }
    if (isImported.state === 'known' && isImported.value) return 'not-applicable';
    return supports('ACM makes the key and keeps it to itself.', location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_acm_certificate" "atlas" {
  domain_name       = "atlas.example.org"
  validation_method = "DNS"
}`,
      contradicts: `
resource "aws_acm_certificate" "atlas" {
  certificate_body = "-----BEGIN CERTIFICATE-----\\nexample\\n-----END CERTIFICATE-----"
  private_key      = "-----BEGIN PRIVATE KEY-----\\nexample\\n-----END PRIVATE KEY-----"
}`,
      inconclusive: `
variable "certificate" {
  type = string
}

variable "key" {
  type      = string
  sensitive = true
}

resource "aws_acm_certificate" "atlas" {
  certificate_body = var.certificate
  private_key      = var.key
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Atlas:
    Type: AWS::CertificateManager::Certificate
    Properties:
      DomainName: atlas.example.org
      ValidationMethod: DNS`,
    },
  },
});
