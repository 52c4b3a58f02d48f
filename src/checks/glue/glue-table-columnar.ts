import { glueTable } from '../../architecture/kinds/glue.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

const COLUMNAR = /parquet|orc|iceberg|hudi|delta/i;
const WRITTEN_BY_OTHERS = /cloudtrail|regex|grok/i;
const ROWS = /text|csv|json|avro/i;

export const glueTableColumnar = defineCheck({
  id: 'glue-table-columnar',
  kind: glueTable,
  related: [glueTable],
  title: 'Glue table is stored in a columnar format',
  why: 'A query that needs two of fifty columns reads the whole file if it is CSV or JSON, and Athena charges for every byte it reads. Parquet and ORC keep columns apart and compressed, so that the same query reads a small part.',
  remediation:
    'Write the data as Parquet or ORC, or as an Iceberg table, and keep raw text for the landing zone only.',
  links: ['https://docs.aws.amazon.com/athena/latest/ug/columnar-storage.html'],
  blindSpots: [
    'Logs that other services write as text are not judged.',
    'How much data the table holds is not seen.',
  ],
  examine: (table, neighbours) => {
    const { inputFormat, serialization, openTableFormat, tableType, parameters } = table;
    if (tableType.state === 'known' && /VIEW|LINK/.test(tableType.value)) return 'not-applicable';
    if (openTableFormat.state === 'known' && openTableFormat.value)
      return supports('The table is in an open table format, with columnar files.', openTableFormat.location);
    const kindOfTable = parameters.state === 'known' ? parameters.value.get('table_type') : undefined;
    if (kindOfTable?.state === 'known' && COLUMNAR.test(kindOfTable.value))
      return supports(`The table is in ${kindOfTable.value} format.`, kindOfTable.location);
    for (const stated of [serialization, inputFormat]) {
      if (stated.state === 'unresolved') return inconclusive(stated.reason, stated.location);
    }
    const texts = [serialization, inputFormat].flatMap((stated) =>
      stated.state === 'known' ? [stated.value] : [],
    );
    if (texts.some((text) => COLUMNAR.test(text)))
      return supports('The table is stored column by column.', table);
    if (texts.length === 0 || texts.some((text) => WRITTEN_BY_OTHERS.test(text))) return 'not-applicable';
    if (!texts.some((text) => ROWS.test(text)))
      return inconclusive(`Whether ${texts[0]} is columnar is not known.`, table);
    const converted = neighbours
      .beside(table, glueTable)
      .find(
        (other) =>
          other !== table && other.inputFormat.state === 'known' && COLUMNAR.test(other.inputFormat.value),
      );
    return converted === undefined
      ? contradicts('The table is stored row by row, as text.', table)
      : inconclusive(
          `The table is stored as text; it may be the raw data of ${converted.id}, which is columnar.`,
          table,
        );
  },
  examples: {
    terraform: {
      supports: `
resource "aws_glue_catalog_table" "sales" {
  name          = "sales"
  database_name = "shop"
  table_type    = "EXTERNAL_TABLE"
  storage_descriptor {
    location      = "s3://shop/sales/"
    input_format  = "org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat"
    output_format = "org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat"
  }
}`,
      contradicts: `
resource "aws_glue_catalog_table" "sales" {
  name          = "sales"
  database_name = "shop"
  table_type    = "EXTERNAL_TABLE"
  storage_descriptor {
    location     = "s3://shop/sales/"
    input_format = "org.apache.hadoop.mapred.TextInputFormat"
    ser_de_info {
      serialization_library = "org.openx.data.jsonserde.JsonSerDe"
    }
  }
}`,
      inconclusive: `
variable "format" {
  type = string
}

resource "aws_glue_catalog_table" "sales" {
  name          = "sales"
  database_name = "shop"
  storage_descriptor {
    location     = "s3://shop/sales/"
    input_format = var.format
  }
}`,
      'not-applicable': `
resource "aws_glue_catalog_table" "trail" {
  name          = "trail"
  database_name = "audit"
  storage_descriptor {
    location     = "s3://audit/AWSLogs/"
    input_format = "com.amazon.emr.cloudtrail.CloudTrailInputFormat"
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Sales:
    Type: AWS::Glue::Table
    Properties:
      CatalogId: !Ref AWS::AccountId
      DatabaseName: shop
      OpenTableFormatInput:
        IcebergInput:
          MetadataOperation: CREATE
      TableInput:
        Name: sales
        StorageDescriptor:
          Location: s3://shop/sales/`,
      contradicts: `
Resources:
  Sales:
    Type: AWS::Glue::Table
    Properties:
      CatalogId: !Ref AWS::AccountId
      DatabaseName: shop
      TableInput:
        Name: sales
        StorageDescriptor:
          Location: s3://shop/sales/
          InputFormat: org.apache.hadoop.mapred.TextInputFormat
          SerdeInfo:
            SerializationLibrary: org.apache.hadoop.hive.serde2.OpenCSVSerde`,
    },
  },
});
