import { describe, expect, it } from 'vitest';
import type { Readings } from '../../architecture/architecture.ts';
import { Unresolved } from '../../architecture/property.ts';
import { readCdkAssembly } from './read-cdk-assembly.ts';

function read(manifest: string, files: Record<string, unknown>): Readings {
  const known = new Map(
    Object.entries(files).map(([path, data]) => [
      path,
      typeof data === 'string' ? data : JSON.stringify(data, null, 1),
    ]),
  );
  return readCdkAssembly(manifest, { paths: [...known.keys()].toSorted(), read: (path) => known.get(path) });
}

function template(id: string, more: object = {}): object {
  return {
    Resources: {
      [id]: {
        Type: 'AWS::S3::Bucket',
        Properties: { BucketName: { 'Fn::Sub': '${AWS::Region}-x' } },
        ...more,
      },
    },
  };
}

function stack(templateFile: string, more: object = {}): object {
  return {
    type: 'aws:cloudformation:stack',
    environment: 'aws://unknown-account/unknown-region',
    properties: { templateFile },
    ...more,
  };
}

const APP = {
  'cdk.out/manifest.json': {
    version: '48.0.0',
    artifacts: {
      'Data.assets': { type: 'cdk:asset-manifest', properties: { file: 'Data.assets.json' } },
      Data: stack('Data.template.json', {
        environment: 'aws://123456789012/eu-west-1',
        dependencies: ['Data.assets'],
        metadata: { '/Data/Orders/Resource': [{ type: 'aws:cdk:logicalId', data: 'OrdersA1', trace: [] }] },
      }),
      Web: stack('Web.template.json', { additionalMetadataFile: 'Web.metadata.json' }),
      Prod: { type: 'cdk:cloud-assembly', properties: { directoryName: 'assembly-Prod' } },
      Tree: { type: 'cdk:tree', properties: { file: 'tree.json' } },
    },
  },
  'cdk.out/Data.template.json': template('OrdersA1'),
  'cdk.out/Data.assets.json': {
    files: {
      abc: { source: { path: 'DataNest.nested.template.json' } },
      def: { source: { path: 'asset.1' } },
    },
  },
  'cdk.out/DataNest.nested.template.json': template('Inner'),
  'cdk.out/Web.template.json': template('SiteB2', { Metadata: {} }),
  'cdk.out/Web.metadata.json': { '/Web/Site/Resource': [{ type: 'aws:cdk:logicalId', data: 'SiteB2' }] },
  'cdk.out/assembly-Prod/manifest.json': {
    version: '48.0.0',
    artifacts: { ProdData: stack('ProdData.template.json') },
  },
  'cdk.out/assembly-Prod/ProdData.template.json': template('OrdersA1', {
    Metadata: { 'aws:cdk:path': 'Prod/Data/Orders/Resource' },
  }),
};

describe('a CDK assembly', () => {
  it('gives the resources of its stacks, nested stacks and stages, with their constructs and regions', () => {
    const { resources } = read('cdk.out/manifest.json', APP);
    expect(
      resources.map(({ id, scope, region, constructPath }) => [id, scope, region, constructPath]),
    ).toEqual([
      ['OrdersA1', 'cdk.out/Data.template.json', 'eu-west-1', 'Data/Orders/Resource'],
      ['Inner', 'cdk.out/DataNest.nested.template.json', 'eu-west-1', undefined],
      ['SiteB2', 'cdk.out/Web.template.json', undefined, 'Web/Site/Resource'],
      ['OrdersA1', 'cdk.out/assembly-Prod/ProdData.template.json', undefined, 'Prod/Data/Orders/Resource'],
    ]);
  });

  it('knows the region where the app states it', () => {
    const names = read('cdk.out/manifest.json', APP).resources.map(({ properties }) => {
      const name = properties.value instanceof Map ? properties.value.get('BucketName')?.value : undefined;
      return name instanceof Unresolved ? name.text : name;
    });
    expect(names).toEqual(['eu-west-1-x', 'eu-west-1-x', '${AWS::Region}-x', '${AWS::Region}-x']);
  });

  it('accounts for its files', () => {
    const { files, diagnostics } = read('cdk.out/manifest.json', APP);
    expect(files.map(({ path, status }) => `${status} ${path}`).toSorted()).toEqual([
      'read cdk.out/Data.template.json',
      'read cdk.out/DataNest.nested.template.json',
      'read cdk.out/Web.template.json',
      'read cdk.out/assembly-Prod/ProdData.template.json',
      'read cdk.out/assembly-Prod/manifest.json',
      'read cdk.out/manifest.json',
    ]);
    expect(diagnostics).toEqual([]);
  });

  it('reads a stage through its app only', () => {
    expect(read('cdk.out/assembly-Prod/manifest.json', APP)).toEqual({
      resources: [],
      files: [],
      diagnostics: [],
    });
  });

  it('finds nested stacks by the note in their resource, too', () => {
    const nested = {
      Type: 'AWS::CloudFormation::Stack',
      Metadata: { 'aws:asset:path': 'N.nested.template.json' },
    };
    const { resources } = read('manifest.json', {
      'manifest.json': { version: '1', artifacts: { S: stack('S.template.json') } },
      'S.template.json': { Resources: { Nest: nested } },
      'N.nested.template.json': template('Inner'),
    });
    expect(resources.map(({ id }) => id)).toEqual(['Nest', 'Nest.Inner']);
  });

  it('reads a nested stack with what its parent passes, found by the key it is uploaded under', () => {
    const nest = {
      Type: 'AWS::CloudFormation::Stack',
      Properties: {
        TemplateURL: { 'Fn::Sub': 'https://s3.${AWS::Region}.${AWS::URLSuffix}/assets/f00d.json' },
        Parameters: { Stage: 'prod' },
      },
    };
    const inner = {
      Parameters: { Stage: { Type: 'String' } },
      Resources: { Inner: { Type: 'AWS::S3::Bucket', Properties: { BucketName: { Ref: 'Stage' } } } },
    };
    const { resources } = read('manifest.json', {
      'manifest.json': {
        version: '1',
        artifacts: {
          A: { type: 'cdk:asset-manifest', properties: { file: 'A.json' } },
          S: stack('S.template.json', { dependencies: ['A'] }),
        },
      },
      'A.json': { files: { f00d: { source: { path: 'SN.nested.template.json' } } } },
      'S.template.json': { Resources: { Nest: nest } },
      'SN.nested.template.json': inner,
    });
    expect(resources.map(({ id, scope }) => [id, scope])).toEqual([
      ['Nest', 'S.template.json'],
      ['Nest.Inner', 'S.template.json'],
    ]);
    const properties = resources[1]?.properties.value;
    expect(properties instanceof Map && properties.get('BucketName')).toMatchObject({ value: 'prod' });
  });

  it('says which template is missing and reads the others', () => {
    const { 'cdk.out/Data.template.json': _, ...rest } = APP;
    const { resources, files, diagnostics } = read('cdk.out/manifest.json', rest);
    expect(resources.map(({ id }) => id)).toContain('SiteB2');
    expect(files.find(({ path }) => path === 'cdk.out/manifest.json')).toMatchObject({ status: 'partly' });
    expect(diagnostics).toMatchObject([
      {
        severity: 'error',
        message: 'The assembly\'s "cdk.out/Data.template.json" cannot be read.',
        file: 'cdk.out/manifest.json',
      },
    ]);
  });

  it.each([
    ['no JSON', '{"version": "1", "artifacts": {', 1],
    ['another manifest', '{"name": "extension"}', 0],
    ['nothing', '', 0],
  ])('that is %s is skipped', (_, text, problems) => {
    const { files, diagnostics } = read('manifest.json', { 'manifest.json': text });
    expect(files).toHaveLength(1);
    expect(diagnostics.length).toBeGreaterThanOrEqual(problems);
  });

  it('skips templates that its manifest does not list, and reads those that its assets name', () => {
    const { resources, files, diagnostics } = read('cdk.out/manifest.json', {
      ...APP,
      'cdk.out/Old.template.json': template('Old'),
      'cdk.out/Product.product.template.json': template('Product'),
      'cdk.out/Data.assets.json': {
        files: {
          abc: { source: { path: 'Product.product.template.json' } },
          def: { source: { path: 'DataNest.nested.template.json' } },
        },
      },
      'other/Beside.template.json': template('Beside'),
    });
    expect(resources.map(({ id }) => id)).not.toContain('Old');
    const skipped = files.filter(({ status }) => status === 'skipped');
    expect(skipped).toMatchObject([
      { path: 'cdk.out/Old.template.json', reason: expect.stringContaining('does not list it') },
    ]);
    expect(diagnostics).toMatchObject([{ severity: 'info', file: 'cdk.out/Old.template.json', line: 1 }]);
  });

  it('that leads in a circle or out of the project ends', () => {
    const loop = { type: 'cdk:cloud-assembly', properties: { directoryName: '.' } };
    const out = stack('../../../etc/passwd');
    const { files } = read('cdk.out/manifest.json', {
      'cdk.out/manifest.json': { version: '1', artifacts: { loop, out } },
    });
    expect(files).toMatchObject([{ path: 'cdk.out/manifest.json', status: 'partly' }]);
  });
});

describe('a resource of a CDK assembly', () => {
  const made = (...trace: readonly string[]) => [
    { type: 'aws:cdk:logicalId', data: 'B1' },
    { type: 'aws:cdk:creationStack', data: trace },
  ];

  function placeOf(entries: readonly object[], sources: readonly string[], constructs: object = {}): string {
    const { resources } = read('cdk.out/manifest.json', {
      'cdk.out/manifest.json': {
        version: '48.0.0',
        artifacts: { S: stack('S.template.json', { metadata: { '/S/B/Resource': entries, ...constructs } }) },
      },
      'cdk.out/S.template.json': template('B1'),
      ...Object.fromEntries(sources.map((path) => [path, '//'])),
    });
    const [resource] = resources;
    const name =
      resource?.properties.value instanceof Map ? resource.properties.value.get('BucketName') : undefined;
    expect(name?.location.file).toBe(resource?.location.file);
    const { file = '', line, column } = resource?.location ?? {};
    return [file, line, column].filter((part) => part !== undefined).join(':');
  }

  it.each([
    [
      'a module',
      ['...new Bucket2 in aws-cdk-lib...', 'new S (file:///home/me/app/lib/s.ts:4:61)'],
      'lib/s.ts:4:61',
    ],
    ['the top of a file', ['file:///home/me/app/bin/app.ts:5 (:)', '...node internals...'], 'bin/app.ts:5'],
    ['a stack trace', ['    at new S (/home/me/app/lib/s.ts:4:61)'], 'lib/s.ts:4:61'],
    ['Windows', ['new S (C:\\me\\app\\lib\\s.ts:4:61)'], 'lib/s.ts:4:61'],
    [
      'an installed package first',
      ['new B (/home/me/app/node_modules/x/lib/s.ts:1:1)', 'new S (/home/me/app/lib/s.ts:4:61)'],
      'lib/s.ts:4:61',
    ],
    ['a file elsewhere', ['new S (/home/me/other/stack.ts:4:61)'], 'cdk.out/S.template.json:3:3'],
    ['no user code', ['...aws-cdk-lib...', '(no user code in 10 frames)'], 'cdk.out/S.template.json:3:3'],
  ])('that comes from %s is placed there', (_, trace, place) => {
    expect(placeOf(made(...trace), ['bin/app.ts', 'lib/s.ts'])).toBe(place);
  });

  it('is placed where the construct around it was made, where a library made it', () => {
    const constructs = {
      '/S/Net/Resource': [
        { type: 'aws:cdk:logicalId', data: 'Net' },
        { type: 'aws:cdk:creationStack', data: ['new S (file:///home/me/app/lib/s.ts:9:3)'] },
      ],
    };
    const entries = made('...aws-cdk-lib/aws-ec2/lib/vpc.js:1:291 in aws-cdk-lib...', 'Array.forEach (:)');
    const { resources } = read('cdk.out/manifest.json', {
      'cdk.out/manifest.json': {
        version: '48.0.0',
        artifacts: {
          S: stack('S.template.json', { metadata: { '/S/Net/Sub1/Subnet': entries, ...constructs } }),
        },
      },
      'cdk.out/S.template.json': template('B1'),
      'lib/s.ts': '//',
    });
    expect(resources[0]).toMatchObject({
      constructPath: 'S/Net/Sub1/Subnet',
      location: { file: 'lib/s.ts', line: 9, column: 3 },
    });
  });

  it('is placed by the trace beside its logical id where older versions write it', () => {
    const entry = { type: 'aws:cdk:logicalId', data: 'B1', trace: ['new S (/home/me/app/lib/s.ts:4:61)'] };
    expect(placeOf([entry], ['lib/s.ts'])).toBe('lib/s.ts:4:61');
  });

  it('is placed under the folder that most traces lead to', () => {
    const trace = ['new S (/build/packages/a/lib/s.ts:4:61)'];
    const others = {
      '/S/C': [{ type: 'aws:cdk:logicalId', data: 'C1', trace: ['f (/build/packages/a/bin/app.ts:1:1)'] }],
    };
    expect(
      placeOf(made(...trace), ['lib/s.ts', 'packages/a/bin/app.ts', 'packages/a/lib/s.ts'], others),
    ).toBe('packages/a/lib/s.ts:4:61');
  });

  it('finds the construct of its own template where two nested stacks share a logical id', () => {
    const metadata = {
      '/S': [{ type: 'aws:cdk:templateFile', data: 'S.template.json' }],
      '/S/N': [{ type: 'aws:cdk:templateFile', data: 'N.nested.template.json' }],
      '/S/B/Resource': [{ type: 'aws:cdk:logicalId', data: 'B1' }],
      '/S/N/B/Resource': [{ type: 'aws:cdk:logicalId', data: 'B1' }],
    };
    const nest = {
      Type: 'AWS::CloudFormation::Stack',
      Metadata: { 'aws:asset:path': 'N.nested.template.json' },
    };
    const { resources } = read('manifest.json', {
      'manifest.json': { version: '1', artifacts: { S: stack('S.template.json', { metadata }) } },
      'S.template.json': { Resources: { Nest: nest, B1: { Type: 'AWS::S3::Bucket' } } },
      'N.nested.template.json': template('B1'),
    });
    expect(resources.map(({ id, constructPath }) => [id, constructPath])).toEqual([
      ['Nest', undefined],
      ['Nest.B1', 'S/N/B/Resource'],
      ['B1', 'S/B/Resource'],
    ]);
  });
});
