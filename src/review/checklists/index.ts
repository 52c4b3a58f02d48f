export * from './checklist.ts';
export * from './checklist-data.ts';
export { checklistsOf } from './checklists.ts';
