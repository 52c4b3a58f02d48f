/** The formats that checklists can be written in; each has its own file, `./checklist-<format>.ts`. */
export const CHECKLIST_FORMATS = ['terminal', 'json', 'markdown', 'html', 'csv'] as const;
export type ChecklistFormat = (typeof CHECKLIST_FORMATS)[number];
