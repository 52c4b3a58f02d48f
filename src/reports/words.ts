import type {
  AcceptedRiskResult,
  Basis,
  ClaimResult,
  ItemLevel,
  OutsideEvidenceSummary,
  PracticeStatus,
  Risk,
  RiskInterval,
  SuppressedFinding,
} from '../review/review-result.ts';

/** Where a question stands: a certain risk, or not yet known. */
export type Standing = 'high' | 'medium' | 'unknown' | 'none' | 'not-applicable';

/** The words every report uses for where a question stands, and their meaning in a sentence. */
export const STANDING_WORDS: Readonly<
  Record<Standing, { readonly label: string; readonly meaning: string }>
> = {
  high: {
    label: 'high risk',
    meaning: 'Certain: whatever the answers still missing turn out to be, the question stays at high risk.',
  },
  medium: {
    label: 'medium risk',
    meaning: 'Certain: whatever the answers still missing turn out to be, the question stays at medium risk.',
  },
  unknown: {
    label: 'not yet known',
    meaning:
      'Open practices can still change the outcome. The range shows the lowest and the highest risk possible.',
  },
  none: { label: 'fine', meaning: 'Certain: no risk, because every practice that matters is in place.' },
  'not-applicable': {
    label: 'not applicable',
    meaning: 'A person said that the question does not concern this workload, and why.',
  },
};

/** The words every report uses for the status of a practice, a mark that reads without colour, and the meaning. */
export const STATUS_WORDS: Readonly<
  Record<PracticeStatus, { readonly label: string; readonly mark: string; readonly meaning: string }>
> = {
  'in-place': {
    label: 'in place',
    mark: '✓',
    meaning: 'Evidence in the code, a claim, or both say that it is done.',
  },
  disputed: {
    label: 'disputed',
    mark: '!',
    meaning:
      'A person claimed one thing and the code shows another. The claim does not count until they agree or the risk is accepted.',
  },
  'not-in-place': {
    label: 'not in place',
    mark: '✗',
    meaning: 'Evidence in the code or a claim says that it is missing.',
  },
  open: { label: 'open', mark: '·', meaning: 'Neither the code nor a person has settled it yet.' },
  'not-applicable': {
    label: 'not applicable',
    mark: '–',
    meaning: 'A person said that it does not concern this workload.',
  },
};

export const LEVEL_WORDS: Readonly<Record<ItemLevel, string>> = {
  HIGH: 'high',
  MEDIUM: 'medium',
  LOW: 'low',
};

const BASIS_WORDS: Readonly<Record<Basis, string>> = {
  evidence: 'from the code',
  claim: 'from a claim',
  both: 'from the code and a claim',
  none: '',
};

/** What a practice's status comes from; nothing where nobody and nothing speaks for it. */
export function basisInWords({
  status,
  basis,
}: {
  readonly status: PracticeStatus;
  readonly basis: Basis;
}): string {
  return status === 'open' && basis === 'evidence' ? 'shown in part by the code' : BASIS_WORDS[basis];
}

export const VERDICT_WORDS = {
  contradicts: 'Contradicts',
  supports: 'Supports',
  inconclusive: 'Inconclusive',
  error: 'Check failed',
} as const;

export const CLAIM_WORDS: Readonly<Record<ClaimResult['says'], string>> = {
  'in-place': 'in place',
  'not-in-place': 'not in place',
  'not-applicable': 'not applicable',
};

export const ENVIRONMENT_WORDS = { PRODUCTION: 'production', PREPRODUCTION: 'pre-production' } as const;

export function standingOf({ lowest, highest }: RiskInterval): Standing {
  if (lowest !== highest) return 'unknown';
  const standings: Readonly<Record<Risk, Standing>> = {
    HIGH: 'high',
    MEDIUM: 'medium',
    NONE: 'none',
    NOT_APPLICABLE: 'not-applicable',
  };
  return standings[lowest];
}

/** The risk of a question in words: `high risk`, `at least medium risk`, `none to high risk, not yet known`. */
export function intervalInWords(interval: RiskInterval): string {
  const { lowest, highest } = interval;
  const standing = standingOf(interval);
  if (standing !== 'unknown') return STANDING_WORDS[standing].label;
  if (lowest === 'MEDIUM') return 'at least medium risk';
  if (highest === 'MEDIUM') return 'at most medium risk';
  return 'not yet known';
}

/** `1 question`, `4 questions`; the plural is the singular with an s unless given. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

/** Which earlier practices show findings of this one: `same as SEC05-BP01`, or `and what SEC05-BP01 shows` besides its own. */
export function shownByInWords(shownBy: readonly string[], hasOwn: boolean): string {
  const ids = listed(shownBy);
  return hasOwn ? `and what ${ids} ${shownBy.length === 1 ? 'shows' : 'show'}` : `same as ${ids}`;
}

/** A claim in a sentence: who said what, when, and why. Untrusted text. */
export function claimInWords({ says, by, on, link, notes, reason }: ClaimResult): string {
  const who = [
    by === undefined ? '' : ` by ${by}`,
    on === undefined ? '' : ` on ${on}`,
    link === undefined ? '' : `, ${link}`,
  ];
  const words = [notes, reason].filter((text) => text !== undefined).join(' ');
  return `claimed ${CLAIM_WORDS[says]}${who.join('')}${words === '' ? '' : `: “${words}”`}`;
}

/** What became of the results of other tools, in a sentence. */
export function outsideEvidenceInWords({ files, unmapped }: OutsideEvidenceSummary): string {
  const total = (key: 'results' | 'used' | 'elsewhere' | 'unmapped' | 'stale') =>
    files.reduce((sum, file) => sum + file[key], 0);
  const tools = [...new Set(files.flatMap((file) => file.tools))].toSorted();
  const parts = [
    `${total('used')} used as evidence`,
    ...(total('stale') > 0 ? [`${total('stale')} of them too old to decide`] : []),
    ...(unmapped.length > 0
      ? [`${total('unmapped')} from ${counted(unmapped.length, 'rule')} that no practice is mapped to`]
      : []),
    ...(total('elsewhere') > 0 ? [`${total('elsewhere')} about files outside this folder`] : []),
  ];
  const where = `in ${counted(files.length, 'file')}`;
  const from = tools.length > 0 ? listed(tools) : 'no tool named';
  return `${from}: ${counted(total('results'), 'result')} ${where}; ${parts.join(', ')}.`;
}

/** Why and until when a finding is not told again. Untrusted text. */
export function suppressionInWords({ reason, until, owner, by }: SuppressedFinding): string {
  const who = owner === undefined ? '' : ` by ${owner}`;
  return `suppressed${who}${until === undefined ? '' : ` until ${until}`} in ${by.file}:${by.line}: ${reason}`;
}

/** An accepted risk in a sentence. Untrusted text. */
export function acceptanceInWords({ owner, expires, expired, reason }: AcceptedRiskResult): string {
  return `risk accepted by ${owner} until ${expires}${expired ? ' (expired)' : ''}: ${reason}`;
}
