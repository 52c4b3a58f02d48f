import * as sdk from '@aws-sdk/client-wellarchitected';

/** What is wrong with an answer by the SDK's run-time schema: members that do not exist, values of another type. */
export function outputProblems(operation: string, output: unknown): readonly string[] {
  const schema = (sdk as unknown as Record<string, readonly unknown[]>)[`${operation}$`];
  const problems: string[] = [];
  if (schema === undefined) return [`${operation}: no such operation`];
  compare(schema[5], output, operation, problems);
  return problems;
}

/**
 * What is wrong with an error by the API: one that the operation does not declare, so that typed clients do not know it; or one of
 * fields that names none.
 */
export function errorProblems(operation: string, error: string, body: unknown): readonly string[] {
  const { Reason, Fields = [] } = body as { Reason?: string; Fields?: readonly unknown[] };
  return [
    ...(DECLARED[error]?.(operation) === false ? [`${operation} does not declare ${error}`] : []),
    ...(Reason === 'FIELD_VALIDATION_FAILED' && Fields.length === 0 ? [`${operation}: which field?`] : []),
  ];
}

const DECLARED: Readonly<Record<string, (operation: string) => boolean>> = {
  ConflictException: (operation) =>
    operation === 'GetConsolidatedReport' ||
    !/^(?:Get|List|Export|Tag|Untag|PutAgent|UpdateAgent|DeleteAgent(?:Context|Goal)$)/.test(operation),
  ServiceQuotaExceededException: (operation) =>
    /^(?:Create|Import|Start|Upgrade(?:LensReview|ProfileVersion)$)/.test(operation),
  // For lists of what an unknown agent profile has, and reviews of it, the API declares no error that would say so; ours does.
  ResourceNotFoundException: (operation) =>
    !/^(?:List(?:Workloads|Lenses|ReviewTemplates|Profiles|\w*Notifications|ShareInvitations|AgentProfiles)|Create(?:Agent)?Profile|Get(?:ConsolidatedReport|GlobalSettings)|UpdateGlobalSettings)$/.test(
      operation,
    ),
};

/** Codes of the SDK's static schemas. */
const [LIST, MAP, STRUCTURE, ERROR, UNION] = [1, 2, 3, -3, 4];
const [LIST_OF, MAP_OF] = [64, 128];

function compare(reference: unknown, value: unknown, path: string, problems: string[]): void {
  if (value === undefined || value === null) {
    if (value === null) problems.push(`${path}: null`);
    return;
  }
  const schema = typeof reference === 'function' ? (reference as () => unknown)() : reference;
  if (typeof schema === 'number') return compareSimple(schema, value, path, problems);
  if (!Array.isArray(schema)) return;
  // A member: its schema beside its traits.
  if (schema.length === 2 && typeof schema[0] !== 'number') return compare(schema[0], value, path, problems);
  if (schema.length === 2 && typeof schema[1] === 'object') return compare(schema[0], value, path, problems);
  switch (schema[0]) {
    case LIST:
      if (!Array.isArray(value)) problems.push(`${path}: no list`);
      else value.forEach((item, index) => compare(schema[4], item, `${path}[${index}]`, problems));
      return;
    case MAP:
      for (const [key, item] of Object.entries(value)) compare(schema[5], item, `${path}.${key}`, problems);
      return;
    case STRUCTURE:
    case ERROR:
    case UNION: {
      if (typeof value !== 'object' || Array.isArray(value))
        return void problems.push(`${path}: no structure`);
      const names = (schema[4] ?? []) as readonly string[];
      for (const [name, member] of Object.entries(value)) {
        const index = names.indexOf(name);
        if (index < 0) problems.push(`${path}.${name}: not in the schema`);
        else compare((schema[5] as readonly unknown[])[index], member, `${path}.${name}`, problems);
      }
    }
  }
}

function compareSimple(code: number, value: unknown, path: string, problems: string[]): void {
  if (code & LIST_OF) {
    if (!Array.isArray(value)) problems.push(`${path}: no list`);
    else for (const item of value) compareSimple(code & ~LIST_OF, item, path, problems);
    return;
  }
  if (code & MAP_OF) {
    for (const item of Object.values(value as object)) compareSimple(code & ~MAP_OF, item, path, problems);
    return;
  }
  const expected =
    ['string', 'number', 'boolean'][code] ??
    (code === 5 ? 'string' : code === 4 || code === 7 ? 'number' : undefined);
  if (expected !== undefined && typeof value !== expected)
    problems.push(`${path}: expected a ${expected}, got ${typeof value}`);
}
