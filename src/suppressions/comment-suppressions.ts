import { daysAfter, isIsoDate } from '../document/iso-date.ts';
import { reasonIn, type SuppressionWords } from './foreign-suppression.ts';

/** What any of the comments has, for a quick look at a file. */
export const COMMENT_MARK = /(?:checkov|bridgecrew|ts):skip=|(?:tfsec|trivy):ignore:|kics-scan /;

const CHECKOV = /(?:checkov|bridgecrew):skip= *(\w+(?:,\w+)*)(.*)$/;
const TERRASCAN = /ts:skip=[ \t]*([\w.-]+)(.*)$/;
const KICS = /kics-scan (ignore-line|ignore-block|ignore|disable=[\w,-]+)(.*)$/;

/** The suppressions of other tools in the words of a comment: a line of code from its `#` or `//` on. */
export function suppressionsInComment(comment: string): readonly SuppressionWords[] {
  return [...ofCheckov(comment), ...ofTrivy(comment), ...ofTerrascan(comment), ...ofKics(comment)];
}

/** `checkov:skip=CKV_AWS_18:reason`; also `bridgecrew:skip=`, and several ids where the setting for it is on. */
function ofCheckov(comment: string): readonly SuppressionWords[] {
  const [, ids, rest] = CHECKOV.exec(comment) ?? [];
  const reason = reasonIn(rest);
  return (ids?.split(',') ?? []).map((rule) => ({ tool: 'checkov', rule, ...(reason && { reason }) }));
}

/** `ts:skip=AC_AWS_0207 reason`. */
function ofTerrascan(comment: string): readonly SuppressionWords[] {
  const [, rule, rest] = TERRASCAN.exec(comment) ?? [];
  if (rule === undefined) return [];
  const reason = reasonIn(rest);
  return [{ tool: 'terrascan', rule, ...(reason && { reason }) }];
}

/** `kics-scan ignore-line`, `ignore-block`, `ignore` for a file, `disable=` with the ids of queries for a file. */
function ofKics(comment: string): readonly SuppressionWords[] {
  const [, command = '', rest] = KICS.exec(comment) ?? [];
  if (command === '') return [];
  const given = reasonIn(rest);
  const reason = given && { reason: given };
  const ofFile = { holdsFor: 'file', limit: 'it holds for the whole file' } as const;
  if (command === 'ignore') return [{ tool: 'kics', rule: '*', ...reason, ...ofFile }];
  if (command.startsWith('ignore-'))
    return [
      { tool: 'kics', rule: '*', ...reason, limit: 'it silences whatever is found there, not one rule' },
    ];
  const rules = command.slice('disable='.length).split(',');
  return rules.filter((rule) => rule !== '').map((rule) => ({ tool: 'kics', rule, ...reason, ...ofFile }));
}

/** Words like `trivy:ignore:AVD-AWS-0089:exp:2027-01-01`, as many as there are; what follows them is the reason. */
function ofTrivy(comment: string): readonly SuppressionWords[] {
  const words = comment.split(/[ \t]+/).map((word) => word.replace(/^[#/*]+/, ''));
  const isMark = (word: string) => /^(?:tfsec|trivy):ignore:./.test(word);
  const last = words.findLastIndex(isMark);
  if (last < 0) return [];
  const reason = reasonIn(words.slice(last + 1).join(' '));
  return words.filter(isMark).map((word) => ({ ...trivyWords(word), ...(reason && { reason }) }));
}

function trivyWords(word: string): SuppressionWords {
  const [tool, , id = '', ...rest] = word.split(':');
  const [rule = '', parameters] = id.replace(/,$/, '').split('[');
  const sections = new Map<string, string>();
  for (let index = 0; index + 1 < rest.length; index += 2)
    sections.set(rest[index] ?? '', rest[index + 1] ?? '');
  const until = sections.get('exp');
  const limit = sections.has('ws')
    ? `it holds for the workspace ${sections.get('ws')} only`
    : parameters !== undefined
      ? `it holds for ${parameters.replace(/\]$/, '')} only`
      : rule === '*'
        ? 'it silences every rule'
        : undefined;
  return {
    tool: tool === 'tfsec' ? 'tfsec' : 'trivy',
    rule,
    ...(until !== undefined && expiry(until)),
    ...(limit !== undefined && { limit }),
  };
}

/** Trivy counts again from the day it is given; with a day that is none it never stopped to count. */
function expiry(given: string): Pick<SuppressionWords, 'until' | 'limit'> {
  return isIsoDate(given)
    ? { until: daysAfter(given, -1) }
    : { limit: `${given} is no day, so it never holds` };
}
