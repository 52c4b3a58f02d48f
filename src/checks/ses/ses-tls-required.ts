import { sesConfigurationSet } from '../../architecture/kinds/ses.ts';
import { defineCheck } from '../check.ts';
import { expect } from '../expectations.ts';

export const sesTlsRequired = defineCheck({
  id: 'ses-tls-required',
  kind: sesConfigurationSet,
  title: 'Mail is handed over to other servers over TLS only',
  why: 'Unless told otherwise, SES tries TLS and falls back to plain text when the other server does not offer it, or when somebody on the way pretends that it does not. Password links and invoices then cross the internet in the clear.',
  remediation:
    'Set the TLS policy of the configuration set to REQUIRE; mail that cannot be sent over TLS then comes back.',
  links: ['https://docs.aws.amazon.com/ses/latest/dg/security-protocols.html'],
  examine: ({ tlsPolicy }) =>
    expect(tlsPolicy, (policy) => policy.toUpperCase() === 'REQUIRE', {
      supports: 'Mail is sent over TLS or not at all.',
      contradicts: 'Mail may be sent without TLS.',
      absent: {
        verdict: 'inconclusive',
        message:
          'The code states no TLS policy: mail is sent without TLS where the other server offers none.',
      },
    }),
  fix: ({ declared }) => ({
    set: [
      {
        attribute: 'tlsPolicy',
        value: declared.type === 'aws_ses_configuration_set' ? 'Require' : 'REQUIRE',
      },
    ],
    caution: 'Mail to servers that offer no TLS comes back.',
  }),
  examples: {
    terraform: {
      supports: `
resource "aws_sesv2_configuration_set" "bills" {
  configuration_set_name = "bills"

  delivery_options {
    tls_policy = "REQUIRE"
  }
}`,
      contradicts: `
resource "aws_ses_configuration_set" "bills" {
  name = "bills"

  delivery_options {
    tls_policy = "Optional"
  }
}`,
      inconclusive: `
resource "aws_ses_configuration_set" "bills" {
  name = "bills"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Bills:
    Type: AWS::SES::ConfigurationSet
    Properties:
      DeliveryOptions:
        TlsPolicy: REQUIRE`,
      contradicts: `
Resources:
  Bills:
    Type: AWS::SES::ConfigurationSet
    Properties:
      DeliveryOptions:
        TlsPolicy: OPTIONAL`,
    },
  },
});
