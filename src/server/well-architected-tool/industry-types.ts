import type { InvalidField } from './protocol/api-error.ts';

/** The only values that AWS documents for `IndustryType`. */
const INDUSTRY_TYPES = [
  'Agriculture',
  'Automobile',
  'Defense',
  'Design and Engineering',
  'Digital Advertising',
  'Education',
  'Environmental Protection',
  'Financial Services',
  'Gaming',
  'General Public Services',
  'Healthcare',
  'Hospitality',
  'InfoTech',
  'Justice and Public Safety',
  'Life Sciences',
  'Manufacturing',
  'Media & Entertainment',
  'Mining & Resources',
  'Oil & Gas',
  'Power & Utilities',
  'Professional Services',
  'Real Estate & Construction',
  'Retail & Wholesale',
  'Social Protection',
  'Telecommunications',
  'Travel, Transportation & Logistics',
  'Other',
] as const;

const KNOWN = new Set(INDUSTRY_TYPES.map(lettersOf));

/** What is wrong with an industry type. Only its letters count: tools write `Financial_Services`, too. None at all is fine. */
export function industryProblems(type: string | undefined): readonly InvalidField[] {
  if (type === undefined || type === '' || KNOWN.has(lettersOf(type))) return [];
  return [{ Name: 'IndustryType', Message: `expected one of ${INDUSTRY_TYPES.join('; ')}` }];
}

function lettersOf(type: string): string {
  const words = type.toLowerCase().split(/[^a-z]+/);
  return words.filter((word) => word !== 'and').join('');
}
