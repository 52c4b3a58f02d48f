import { glueCatalogSettings } from '../../architecture/kinds/glue.ts';
import { defineCheck } from '../check.ts';
import { expect, expectTrue } from '../expectations.ts';

export const glueCatalogEncryption = defineCheck({
  id: 'glue-catalog-encryption',
  kind: glueCatalogSettings,
  title: 'Glue Data Catalog encrypts its entries and its passwords',
  why: 'The catalog names every table and column of the data lake, and connections in it hold passwords of databases. Unless passwords are encrypted, everyone who may read a connection gets them in plain text.',
  remediation: 'Encrypt the catalog with KMS, and turn on the encryption of connection passwords.',
  links: [
    'https://docs.aws.amazon.com/glue/latest/dg/encrypt-glue-data-catalog.html',
    'https://docs.aws.amazon.com/glue/latest/dg/encrypt-connection-passwords.html',
  ],
  blindSpots: ['An account that this code sets nothing for is not judged.'],
  examine: ({ catalog, passwords }) => [
    expect(catalog, (mode) => mode !== 'DISABLED', {
      supports: 'The entries of the catalog are encrypted.',
      contradicts: 'The entries of the catalog are not encrypted.',
    }),
    expectTrue(passwords, {
      supports: 'Passwords of connections are encrypted.',
      contradicts: 'Passwords of connections are handed out in plain text.',
    }),
  ],
  examples: {
    terraform: {
      supports: `
resource "aws_glue_data_catalog_encryption_settings" "catalog" {
  data_catalog_encryption_settings {
    connection_password_encryption {
      aws_kms_key_id                       = "alias/glue"
      return_connection_password_encrypted = true
    }
    encryption_at_rest {
      catalog_encryption_mode = "SSE-KMS"
      sse_aws_kms_key_id      = "alias/glue"
    }
  }
}`,
      contradicts: `
resource "aws_glue_data_catalog_encryption_settings" "catalog" {
  data_catalog_encryption_settings {
    connection_password_encryption {
      return_connection_password_encrypted = false
    }
    encryption_at_rest {
      catalog_encryption_mode = "SSE-KMS"
    }
  }
}`,
      inconclusive: `
variable "mode" {
  type = string
}

resource "aws_glue_data_catalog_encryption_settings" "catalog" {
  data_catalog_encryption_settings {
    connection_password_encryption {
      return_connection_password_encrypted = true
    }
    encryption_at_rest {
      catalog_encryption_mode = var.mode
    }
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Catalog:
    Type: AWS::Glue::DataCatalogEncryptionSettings
    Properties:
      CatalogId: !Ref AWS::AccountId
      DataCatalogEncryptionSettings:
        ConnectionPasswordEncryption:
          ReturnConnectionPasswordEncrypted: true
        EncryptionAtRest:
          CatalogEncryptionMode: SSE-KMS`,
      contradicts: `
Resources:
  Catalog:
    Type: AWS::Glue::DataCatalogEncryptionSettings
    Properties:
      CatalogId: !Ref AWS::AccountId
      DataCatalogEncryptionSettings:
        EncryptionAtRest:
          CatalogEncryptionMode: DISABLED`,
    },
  },
});
