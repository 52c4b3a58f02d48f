import { CHECKLIST_FORMATS, type ChecklistFormat } from '../../reports/checklist-format.ts';
import { CHECKLIST_IDS, type Checklists, checklistsOf } from '../../review/checklists/index.ts';
import type { InputOptions } from '../code-inputs.ts';
import { loadChecklists, loadData } from '../load-data.ts';
import type { OwnCheckOptions } from '../load-own-checks.ts';
import { expected, parseOutputs, refuseToOverwrite, writeOutput } from '../outputs.ts';
import { Progress } from '../progress.ts';
import { reviewPath } from '../review-path.ts';
import { FILE_TRAITS, terminalTraits } from '../terminal-traits.ts';
import { UsageError } from '../usage-error.ts';
import { reviewDate } from './review.ts';

export interface ChecklistOptions extends InputOptions, OwnCheckOptions {
  readonly list: readonly string[];
  readonly format?: readonly string[];
  readonly config?: string;
  readonly lens?: readonly string[];
  readonly date?: string;
  readonly color: boolean;
}

/** Reviews a folder or file and writes lists as views of that one review. */
export async function checklistCommand(path: string, options: ChecklistOptions): Promise<void> {
  const outputs = parseOutputs(options.format ?? [], CHECKLIST_FORMATS);
  const wanted = wantedLists(options.list);
  const date = reviewDate(options.date);
  const progress = new Progress(process.stderr);
  const reviewed = await progress.during(() => reviewPath(path, { ...options, date }, loadData(), progress));
  refuseToOverwrite(outputs, reviewed);
  const lists = checklistsOf(reviewed.result, loadChecklists(), wanted);
  for (const { format, file } of outputs) {
    const traits = file === undefined ? terminalTraits(options.color) : FILE_TRAITS;
    writeOutput(file === undefined ? {} : { file }, await RENDERERS[format](lists, traits));
  }
}

function wantedLists(names: readonly string[]): readonly string[] {
  const known = [...CHECKLIST_IDS, 'all'];
  for (const name of names) {
    if (!known.includes(name)) throw new UsageError(`unknown list "${name}"; ${expected(name, known)}`);
  }
  return names.includes('all') ? CHECKLIST_IDS : names;
}

type Renderer = (lists: Checklists, traits: typeof FILE_TRAITS) => Promise<string>;

const RENDERERS: Readonly<Record<ChecklistFormat, Renderer>> = {
  terminal: async (lists, traits) =>
    (await import('../../reports/checklist-terminal.ts')).renderChecklistTerminal(lists, traits),
  json: async (lists) => (await import('../../reports/checklist-json.ts')).renderChecklistJson(lists),
  markdown: async (lists) =>
    (await import('../../reports/checklist-markdown.ts')).renderChecklistMarkdown(lists),
  html: async (lists) => (await import('../../reports/checklist-html.ts')).renderChecklistHtml(lists),
  csv: async (lists) => (await import('../../reports/checklist-csv.ts')).renderChecklistCsv(lists),
};
