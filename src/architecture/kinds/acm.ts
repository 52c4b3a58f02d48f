import { defineKind, presence, text } from '../index.ts';

/** A certificate that ACM issues, or one that was made elsewhere and is handed in with its key. */
export const acmCertificate = defineKind({
  id: 'acm-certificate',
  name: 'AWS Certificate Manager certificate',
  terraform: 'aws_acm_certificate',
  cloudformation: 'AWS::CertificateManager::Certificate',
  attributes: {
    /** Terraform leaves it out for imported certificates and private authorities; CloudFormation means `EMAIL`. */
    validationMethod: text({
      terraform: 'validation_method',
      cloudformation: 'ValidationMethod',
      default: { cloudformation: 'EMAIL' },
    }),
    privateAuthority: presence({
      terraform: 'certificate_authority_arn',
      cloudformation: 'CertificateAuthorityArn',
    }),
    keyAlgorithm: text({
      terraform: 'key_algorithm',
      cloudformation: 'KeyAlgorithm',
      default: 'RSA_2048',
    }),
    transparencyLogging: text({
      terraform: 'options.certificate_transparency_logging_preference',
      cloudformation: 'CertificateTransparencyLoggingPreference',
      default: 'ENABLED',
    }),
    importedKey: text({ terraform: 'private_key' }),
    isImported: presence({ terraform: 'certificate_body' }),
    /** Waits in Terraform until the certificate has been issued. */
    validation: presence({
      terraform: { companion: 'aws_acm_certificate_validation', joinedBy: 'certificate_arn', at: '' },
    }),
  },
});
