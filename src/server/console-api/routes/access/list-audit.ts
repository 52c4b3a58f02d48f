import * as v from 'valibot';
import { auditLines, newestAuditRows, shownAuditRow } from '../../../audit-trail.ts';
import { pageOf, paged } from '../../../well-architected-tool/paging.ts';
import { consoleRoute, StreamAnswer } from '../../route.ts';

const time = v.pipe(
  v.string(),
  v.check((text) => !Number.isNaN(Date.parse(text)), 'expected a time, e.g. 2026-11-21T12:00:00Z'),
  v.transform((text) => Date.parse(text)),
);
const text = v.pipe(v.string(), v.maxLength(2048));

export const listAudit = consoleRoute({
  name: 'listAudit',
  method: 'GET',
  path: '/api/v1/audit',
  summary:
    'Who changed what in the account, the newest first; with format=ndjson all of it as lines of JSON, the oldest first.',
  needs: 'administrator',
  changes: false,
  query: v.strictObject({
    from: v.optional(time),
    to: v.optional(time),
    actor: v.optional(text),
    resource: v.optional(text),
    operation: v.optional(text),
    format: v.optional(v.picklist(['json', 'ndjson']), 'json'),
    maxResults: v.optional(
      v.pipe(v.string(), v.regex(/^\d{1,3}$/), v.transform(Number), v.minValue(1), v.maxValue(500)),
    ),
    nextToken: v.optional(text),
  }),
  handle: async (call) => {
    const { db, principal, input } = call;
    const { format, maxResults, nextToken, ...filter } = input.query;
    if (format === 'ndjson')
      return new StreamAnswer(
        'application/x-ndjson',
        'audit.ndjson',
        auditLines(db, principal.account, filter),
      );
    const paging = { ...call, input: { NextToken: nextToken, MaxResults: maxResults } };
    const list = `audit ${JSON.stringify(filter)}`;
    const page = pageOf(paging, list);
    const before = page.after === undefined ? undefined : Number(page.after[0]);
    const rows = await newestAuditRows(db, principal.account, filter, { before, limit: page.size + 1 });
    const { items, next } = paged(paging, list, page, rows, (row) => [row.sequence], shownAuditRow);
    return { entries: items, ...(next.NextToken !== undefined && { nextToken: next.NextToken }) };
  },
});
