/**
 * How the texts of a JSON attribute are read: as templates; as they are; or as an expression in native syntax, as
 * `depends_on` and a variable's `type` have them.
 */
export type TextSort = 'template' | 'plain' | 'expression';

/** What Terraform itself knows about a body, before any provider's schema: which properties are blocks, and which texts are special. */
export interface BodySchema {
  readonly blocks: ReadonlyMap<string, BlockSchema>;
  readonly texts: ReadonlyMap<string, TextSort>;
  /** How the texts of all other attributes are read. */
  readonly otherTexts: TextSort;
}

export interface BlockSchema {
  readonly labels: number;
  readonly body: BodySchema;
}

interface BodyParts {
  readonly blocks?: Readonly<Record<string, BlockSchema>>;
  readonly plain?: readonly string[];
  readonly expressions?: readonly string[];
  readonly otherTexts?: TextSort;
}

function bodyOf({
  blocks = {},
  plain = [],
  expressions = [],
  otherTexts = 'template',
}: BodyParts): BodySchema {
  const texts = new Map<string, TextSort>();
  for (const name of plain) texts.set(name, 'plain');
  for (const name of expressions) texts.set(name, 'expression');
  return { blocks: new Map(Object.entries(blocks)), texts, otherTexts };
}

function block(labels: number, parts: BodyParts = {}): BlockSchema {
  return { labels, body: bodyOf(parts) };
}

const CONTENT_BLOCKS = new Map<string, BlockSchema>();
const CONTENT: BodySchema = { blocks: CONTENT_BLOCKS, texts: new Map(), otherTexts: 'template' };
const DYNAMIC: BlockSchema = {
  labels: 1,
  body: {
    blocks: new Map([['content', { labels: 0, body: CONTENT }]]),
    texts: new Map(),
    otherTexts: 'template',
  },
};
CONTENT_BLOCKS.set('dynamic', DYNAMIC);

const CONDITIONS = { precondition: block(0), postcondition: block(0) };

const RESOURCE = block(2, {
  blocks: {
    lifecycle: block(0, { blocks: CONDITIONS, expressions: ['ignore_changes', 'replace_triggered_by'] }),
    connection: block(0),
    provisioner: block(1, { blocks: { connection: block(0) } }),
    dynamic: DYNAMIC,
  },
  expressions: ['provider', 'depends_on'],
});

const TERRAFORM = block(0, {
  blocks: {
    required_providers: block(0, { otherTexts: 'plain' }),
    backend: block(1, { otherTexts: 'plain' }),
    cloud: block(0, { blocks: { workspaces: block(0, { otherTexts: 'plain' }) }, otherTexts: 'plain' }),
    provider_meta: block(1),
  },
  otherTexts: 'plain',
});

/** The body of a `.tf.json` file. */
export const CONFIGURATION: BodySchema = bodyOf({
  blocks: {
    terraform: TERRAFORM,
    provider: block(1, { plain: ['alias', 'version'] }),
    variable: block(1, { blocks: { validation: block(0) }, expressions: ['type'], otherTexts: 'plain' }),
    locals: block(0),
    output: block(1, { blocks: CONDITIONS, plain: ['description'], expressions: ['depends_on'] }),
    module: block(1, { plain: ['source', 'version'], expressions: ['providers', 'depends_on'] }),
    resource: RESOURCE,
    data: RESOURCE,
    ephemeral: RESOURCE,
    moved: block(0, { expressions: ['from', 'to'] }),
    removed: block(0, { blocks: { lifecycle: block(0) }, expressions: ['from'] }),
    import: block(0, { expressions: ['to', 'provider'] }),
    check: block(1, { blocks: { data: RESOURCE, assert: block(0) } }),
  },
});

/** The body of a `.tfvars.json` file: values only, in which no text is a template. */
export const VARIABLE_VALUES: BodySchema = bodyOf({ otherTexts: 'plain' });
