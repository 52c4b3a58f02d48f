import type { DocumentNode } from '../document/document.ts';
import { type Outcome, toolNamed } from './finding.ts';
import { dayAt, itemsAt, nodeAt, type ReportReading, stated, textAt } from './report-reading.ts';

const TOOL = toolNamed('AWS Config');

const OUTCOMES: ReadonlyMap<string, Outcome> = new Map([
  ['COMPLIANT', 'passed'],
  ['NON_COMPLIANT', 'failed'],
  ['NOT_APPLICABLE', 'not-applicable'],
]);

export function isAwsConfig(root: DocumentNode): boolean {
  return (
    nodeAt(root, 'ComplianceByConfigRules')?.type === 'list' ||
    nodeAt(root, 'EvaluationResults')?.type === 'list'
  );
}

/** Answers of describe-compliance-by-config-rule and get-compliance-details-by-config-rule (or -by-resource). */
export function readAwsConfig(root: DocumentNode, reading: ReportReading): void {
  for (const item of itemsAt(root, 'ComplianceByConfigRules')) readRule(item, reading);
  for (const item of itemsAt(root, 'EvaluationResults')) readEvaluation(item, reading);
}

function readRule(item: DocumentNode, reading: ReportReading): void {
  const rule = textAt(item, 'ConfigRuleName');
  if (rule === undefined) {
    reading.report(item, 'This entry names no rule (ConfigRuleName); it is left out.');
    return;
  }
  const resources = textAt(item, 'Compliance', 'ComplianceContributorCount', 'CappedCount');
  reading.add({
    tool: TOOL,
    rule,
    outcome: outcomeOf(textAt(item, 'Compliance', 'ComplianceType')),
    line: item.line,
    ...stated({
      message: resources === undefined ? undefined : `Resources that do not comply: ${resources}.`,
    }),
  });
}

function readEvaluation(item: DocumentNode, reading: ReportReading): void {
  const qualifier = nodeAt(item, 'EvaluationResultIdentifier', 'EvaluationResultQualifier');
  const rule = textAt(qualifier, 'ConfigRuleName');
  if (rule === undefined) {
    reading.report(item, 'This evaluation names no rule (ConfigRuleName); it is left out.');
    return;
  }
  reading.add({
    tool: TOOL,
    rule,
    outcome: outcomeOf(textAt(item, 'ComplianceType')),
    line: item.line,
    ...stated({
      message: textAt(item, 'Annotation'),
      resource: textAt(qualifier, 'ResourceId'),
      resourceType: textAt(qualifier, 'ResourceType'),
      on: dayAt(item, 'ResultRecordedTime') ?? dayAt(item, 'ConfigRuleInvokedTime'),
    }),
  });
}

function outcomeOf(type: string | undefined): Outcome {
  return OUTCOMES.get(type ?? '') ?? 'unclear';
}
