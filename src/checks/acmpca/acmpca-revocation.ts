import { privateCertificateAuthority } from '../../architecture/kinds/acmpca.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const acmpcaRevocation = defineCheck({
  id: 'acmpca-revocation',
  kind: privateCertificateAuthority,
  title: 'Private certificate authority can take certificates back',
  why: 'A certificate whose private key was stolen is trusted until it ends. Only a revocation list or a status responder can tell the others that it no longer counts.',
  remediation: 'Turn on OCSP or a revocation list, or issue certificates that last days only.',
  links: ['https://docs.aws.amazon.com/privateca/latest/userguide/revocation-setup.html'],
  blindSpots: ['Lists of revoked certificates that are kept outside AWS are not seen.'],
  examine: ({ type, usageMode, revocationList, statusResponder, location }) => {
    if (usageMode.state === 'known' && usageMode.value === 'SHORT_LIVED_CERTIFICATE') return 'not-applicable';
    for (const way of [revocationList, statusResponder])
      if (way.state === 'known' && way.value)
        return supports('Certificates can be taken back.', way.location);
    for (const way of [revocationList, statusResponder, type, usageMode])
      if (way.state === 'unresolved') return inconclusive(way.reason, way.location);
    return type.state === 'known' && type.value === 'ROOT'
      ? inconclusive(
          'A root authority signs a few authorities only, which may be taken back by other means.',
          location,
        )
      : contradicts('The authority has neither a revocation list nor OCSP.', location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_acmpca_certificate_authority" "internal" {
  type = "SUBORDINATE"
  certificate_authority_configuration {
    key_algorithm     = "EC_prime256v1"
    signing_algorithm = "SHA256WITHECDSA"
    subject {
      common_name = "internal.example.com"
    }
  }
  revocation_configuration {
    ocsp_configuration {
      enabled = true
    }
  }
}`,
      contradicts: `
resource "aws_acmpca_certificate_authority" "internal" {
  type = "SUBORDINATE"
  certificate_authority_configuration {
    key_algorithm     = "EC_prime256v1"
    signing_algorithm = "SHA256WITHECDSA"
    subject {
      common_name = "internal.example.com"
    }
  }
}`,
      inconclusive: `
variable "ocsp" {
  type = bool
}

resource "aws_acmpca_certificate_authority" "internal" {
  type = "SUBORDINATE"
  certificate_authority_configuration {
    key_algorithm     = "EC_prime256v1"
    signing_algorithm = "SHA256WITHECDSA"
    subject {
      common_name = "internal.example.com"
    }
  }
  revocation_configuration {
    ocsp_configuration {
      enabled = var.ocsp
    }
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Internal:
    Type: AWS::ACMPCA::CertificateAuthority
    Properties:
      Type: SUBORDINATE
      KeyAlgorithm: EC_prime256v1
      SigningAlgorithm: SHA256WITHECDSA
      Subject:
        CommonName: internal.example.com
      RevocationConfiguration:
        OcspConfiguration:
          Enabled: true`,
      contradicts: `
Resources:
  Internal:
    Type: AWS::ACMPCA::CertificateAuthority
    Properties:
      Type: SUBORDINATE
      KeyAlgorithm: EC_prime256v1
      SigningAlgorithm: SHA256WITHECDSA
      Subject:
        CommonName: internal.example.com`,
    },
  },
});
