import { defineKind, flag, link, number, text } from '../index.ts';

export const privateCertificateAuthority = defineKind({
  id: 'acmpca-certificate-authority',
  name: 'AWS Private CA certificate authority',
  terraform: 'aws_acmpca_certificate_authority',
  cloudformation: 'AWS::ACMPCA::CertificateAuthority',
  attributes: {
    type: text({ terraform: 'type', cloudformation: 'Type', default: { terraform: 'SUBORDINATE' } }),
    usageMode: text({ terraform: 'usage_mode', cloudformation: 'UsageMode', default: 'GENERAL_PURPOSE' }),
    keyAlgorithm: text({
      terraform: 'certificate_authority_configuration.key_algorithm',
      cloudformation: 'KeyAlgorithm',
    }),
    signingAlgorithm: text({
      terraform: 'certificate_authority_configuration.signing_algorithm',
      cloudformation: 'SigningAlgorithm',
    }),
    revocationList: flag({
      terraform: 'revocation_configuration.crl_configuration.enabled',
      cloudformation: 'RevocationConfiguration.CrlConfiguration.Enabled',
      default: false,
    }),
    statusResponder: flag({
      terraform: 'revocation_configuration.ocsp_configuration.enabled',
      cloudformation: 'RevocationConfiguration.OcspConfiguration.Enabled',
      default: false,
    }),
  },
});

export const privateCertificate = defineKind({
  id: 'acmpca-certificate',
  name: 'AWS Private CA certificate',
  terraform: 'aws_acmpca_certificate',
  cloudformation: 'AWS::ACMPCA::Certificate',
  attributes: {
    authority: link({
      terraform: 'certificate_authority_arn',
      cloudformation: 'CertificateAuthorityArn',
      relation: 'uses',
      to: ['acmpca-certificate-authority'],
    }),
    template: text({ terraform: 'template_arn', cloudformation: 'TemplateArn', outline: true }),
    validityUnit: text({ terraform: 'validity.type', cloudformation: 'Validity.Type' }),
    validity: number({ terraform: 'validity.value', cloudformation: 'Validity.Value' }),
  },
});

/** Lets AWS Certificate Manager or another account issue certificates. */
export const privateCaPermission = defineKind({
  id: 'acmpca-permission',
  name: 'AWS Private CA permission',
  terraform: 'aws_acmpca_permission',
  cloudformation: 'AWS::ACMPCA::Permission',
  attributes: {
    authority: link({
      terraform: 'certificate_authority_arn',
      cloudformation: 'CertificateAuthorityArn',
      relation: 'protects',
      to: ['acmpca-certificate-authority'],
    }),
  },
});

/** Puts the signed certificate into an authority and so makes it work. */
export const privateCaActivation = defineKind({
  id: 'acmpca-activation',
  name: 'AWS Private CA activation',
  terraform: 'aws_acmpca_certificate_authority_certificate',
  cloudformation: 'AWS::ACMPCA::CertificateAuthorityActivation',
  attributes: {
    authority: link({
      terraform: 'certificate_authority_arn',
      cloudformation: 'CertificateAuthorityArn',
      relation: 'uses',
      to: ['acmpca-certificate-authority'],
    }),
  },
});
