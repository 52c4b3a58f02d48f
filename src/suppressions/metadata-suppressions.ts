import { type DocumentNode, valueAt } from '../document/document.ts';
import { reasonIn, type SuppressionWords, type Tool } from './foreign-suppression.ts';

type Placed = SuppressionWords & { readonly line: number };

/** The suppressions of other tools in the `Metadata` of a template's resource, or of the template. */
export function suppressionsInMetadata(metadata: DocumentNode | undefined): readonly Placed[] {
  return [
    ...described('checkov', at(metadata, 'checkov', 'skip'), 'comment'),
    ...described('cfn-nag', at(metadata, 'cfn_nag', 'rules_to_suppress'), 'reason'),
    ...described('cdk-nag', at(metadata, 'cdk_nag', 'rules_to_suppress'), 'reason'),
    ...listed('cfn-guard', at(metadata, 'guard', 'SuppressedRules')),
    ...listed('cfn-lint', at(metadata, 'cfn-lint', 'config', 'ignore_checks')),
  ];
}

function at(node: DocumentNode | undefined, ...keys: readonly string[]): DocumentNode | undefined {
  return keys.reduce(valueAt, node);
}

function itemsOf(node: DocumentNode | undefined): readonly DocumentNode[] {
  return node?.type === 'list' ? node.items : node === undefined ? [] : [node];
}

/** Rules with a reason each: `[{ id: W35, reason: … }]`. */
function described(tool: Tool, list: DocumentNode | undefined, reasonKey: string): readonly Placed[] {
  return itemsOf(list).flatMap((item) => {
    const rule = textOf(valueAt(item, 'id'));
    if (rule === undefined) return [];
    const isEncoded = textOf(valueAt(item, 'is_reason_encoded')) === 'true';
    const given = textOf(valueAt(item, reasonKey));
    const reason = reasonIn(isEncoded && given !== undefined ? decoded(given) : given);
    const isPartial = valueAt(item, 'applies_to') !== undefined;
    return [
      {
        tool,
        rule,
        line: item.line,
        ...(reason !== undefined && { reason }),
        ...(isPartial && { limit: 'it holds for some of the findings there only' }),
      },
    ];
  });
}

/** Rules alone: `[S3_BUCKET_LOGGING_ENABLED]`. */
function listed(tool: Tool, list: DocumentNode | undefined): readonly Placed[] {
  return itemsOf(list).flatMap((item) => {
    const rule = textOf(item);
    return rule === undefined || rule === '' ? [] : [{ tool, rule, line: item.line }];
  });
}

function textOf(node: DocumentNode | undefined): string | undefined {
  return node?.type === 'scalar' && node.value !== null ? String(node.value) : undefined;
}

/** cdk-nag writes reasons with other than ASCII characters in base64. */
function decoded(text: string): string {
  return Buffer.from(text, 'base64').toString('utf8');
}
