import { defineKind, items, number, text, texts } from '../index.ts';

export const accessAnalyzer = defineKind({
  id: 'accessanalyzer-analyzer',
  name: 'IAM Access Analyzer',
  terraform: 'aws_accessanalyzer_analyzer',
  cloudformation: 'AWS::AccessAnalyzer::Analyzer',
  names: { terraform: 'analyzer_name', cloudformation: 'AnalyzerName' },
  attributes: {
    type: text({ terraform: 'type', cloudformation: 'Type', default: { terraform: 'ACCOUNT' } }),
    unusedDays: number({
      terraform: 'configuration.unused_access.unused_access_age',
      cloudformation: 'AnalyzerConfiguration.UnusedAccessConfiguration.UnusedAccessAge',
      default: 90,
    }),
    /** Filters whose findings nobody is shown. */
    archiveRules: items({
      terraform: { companion: 'aws_accessanalyzer_archive_rule', joinedBy: 'analyzer_name', at: '' },
      cloudformation: 'ArchiveRules',
      fields: {
        criteria: items({
          terraform: 'filter',
          cloudformation: 'Filter',
          fields: {
            property: text({ terraform: 'criteria', cloudformation: 'Property' }),
            equals: texts({ terraform: 'eq', cloudformation: 'Eq' }),
          },
        }),
      },
    }),
  },
});
