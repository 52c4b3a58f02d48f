import { readFileSync } from 'node:fs';
import { frameworkLens, type Lens, type OfficialLensData } from '../lens/index.ts';
import type { RivalRules } from '../outside-evidence/index.ts';
import { CHECKLIST_IDS, type ChecklistData } from '../review/checklists/index.ts';
import type {
  LensTexts,
  Pack,
  PracticeText,
  Principle,
  PriorityFacts,
  Strength,
  UnseenPractice,
} from '../review/index.ts';
import type { ProfileTemplateData } from '../server/well-architected-tool/profile-template.ts';
import type { ApiLimits } from '../server/well-architected-tool/protocol/limits.ts';

/** What the program knows besides its code, as the build puts it beside the bundle. */
export interface ProgramData {
  readonly framework: Lens;
  readonly pack: Pack;
  readonly priorityFacts: PriorityFacts;
}

export function loadData(): ProgramData {
  const pack = json<Record<string, Record<string, Strength>>>('pack.json');
  return {
    framework: frameworkLens(json<OfficialLensData>('wellarchitected.json')),
    pack: new Map(
      Object.entries(pack).map(([practice, byCheck]) => [practice, new Map(Object.entries(byCheck))]),
    ),
    priorityFacts: json<PriorityFacts>('pillar-priorities.json'),
  };
}

/** Per practice that code cannot show: why, and what to ask for. */
export function loadUnseenPractices(): ReadonlyMap<string, UnseenPractice> {
  return new Map(Object.entries(json<Record<string, UnseenPractice>>('unseen.json')));
}

/** What rules of other tools mean here. */
export function loadRivalRules(): RivalRules {
  return json<RivalRules>('rival-rules.json');
}

/** The lists that are views of a review, in the order in which they are shown. */
export function loadChecklists(): readonly ChecklistData[] {
  const lists = json<readonly ChecklistData[]>('checklists.json');
  return CHECKLIST_IDS.flatMap((id) => lists.find((list) => list.id === id) ?? []);
}

/** The Framework in our own words. */
export function loadTexts(): LensTexts {
  const { principles, questions, practices } = json<{
    principles: Record<string, readonly Principle[]>;
    questions: Record<string, { means: string }>;
    practices: Record<string, PracticeText>;
  }>('texts.json');
  return {
    principles: new Map(Object.entries(principles)),
    questions: new Map(Object.entries(questions)),
    practices: new Map(Object.entries(practices)),
  };
}

/** Lengths, patterns and words of the WA Tool's API. */
export function loadApiLimits(): ApiLimits {
  return json<ApiLimits>('wa-tool-limits.json');
}

/** The questions of a profile, and what answers to them make a priority. */
export function loadProfileTemplate(): ProfileTemplateData {
  return json<ProfileTemplateData>('profile-template.json');
}

function json<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`data/${name}`, import.meta.url), 'utf8')) as T;
}
