import { FileAnswer, StreamAnswer } from '../../route.ts';

export const REPORT_FORMATS = ['html', 'json', 'csv', 'pdf'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

const TYPES: Readonly<Record<ReportFormat, string>> = {
  html: 'text/html; charset=utf-8',
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  pdf: 'application/pdf',
};

/** A report as a file to save or to show. */
export function reportFile(format: ReportFormat, name: string, bytes: Buffer): FileAnswer {
  return new FileAnswer(TYPES[format], `${name}.${format}`, bytes);
}

/** The same, sent as it is made. */
export function reportStream(format: ReportFormat, name: string, texts: AsyncIterable<string>): StreamAnswer {
  return new StreamAnswer(TYPES[format], `${name}.${format}`, texts);
}
