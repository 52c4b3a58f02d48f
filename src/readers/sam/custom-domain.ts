import { type DocumentNode, valueAt } from '../../document/document.ts';
import { hashedText, idHash } from './id-hash.ts';
import { picked, type Written, type WrittenMap } from './nodes.ts';
import { asWritten, ref, type ServerlessResource, type ServerlessTemplate } from './serverless-template.ts';

/** An API that a custom domain leads to. */
interface Served {
  readonly stageId: string;
  readonly sort: 'rest' | 'http' | 'websocket';
}

/** The custom domain of an API: the domain name, the paths it serves and its records in Route 53. */
export function addCustomDomain(sam: ServerlessTemplate, from: ServerlessResource, served: Served): void {
  const domain = valueAt(from.properties, 'Domain');
  const name = valueAt(domain, 'DomainName');
  if (domain === undefined || name === undefined) return;
  const endpoint = sam.text(valueAt(domain, 'EndpointConfiguration'), from);
  const isPrivate = served.sort === 'rest' && endpoint === 'PRIVATE';
  const prefix = served.sort === 'rest' && !isPrivate ? 'ApiGatewayDomainName' : 'ApiGatewayDomainNameV2';
  const id = `${prefix}${idHash(sam.text(name, from) ?? hashedText(name))}`;
  addDomainName(sam, from, { id, domain, endpoint, sort: served.sort });
  addMappings(sam, from, domain, id, served, isPrivate);
  const association = valueAt(domain, 'AccessAssociation');
  const endpointId = valueAt(association, 'VpcEndpointId');
  if (isPrivate && endpointId !== undefined) {
    const source = sam.text(endpointId, from) ?? hashedText(endpointId);
    sam.add(
      `DomainNameAccessAssociation${idHash(`${source}${id}`)}`,
      from,
      'AWS::ApiGateway::DomainNameAccessAssociation',
      {
        AccessAssociationSource: endpointId,
        AccessAssociationSourceType: 'VPCE',
        DomainNameArn: valueAt(association, 'DomainNameArn') ?? ref(id),
      },
    );
  }
  addRecords(sam, from, { domain, name, id, endpoint, isPrivate });
}

interface DomainName {
  readonly id: string;
  readonly domain: DocumentNode;
  readonly endpoint: string | undefined;
  readonly sort: Served['sort'];
}

function addDomainName(
  sam: ServerlessTemplate,
  from: ServerlessResource,
  { id, domain, endpoint, sort }: DomainName,
): void {
  const certificate = valueAt(domain, 'CertificateArn');
  const ownership = valueAt(domain, 'OwnershipVerificationCertificateArn');
  const shared = asWritten(picked(domain, ['DomainName', 'MutualTlsAuthentication']));
  const security = valueAt(domain, 'SecurityPolicy');
  const access = valueAt(domain, 'EndpointAccessMode');
  if (sort !== 'rest') {
    const configuration = {
      CertificateArn: certificate,
      EndpointType: endpoint ?? 'REGIONAL',
      OwnershipVerificationCertificateArn: ownership,
      SecurityPolicy: security,
    };
    sam.add(id, from, 'AWS::ApiGatewayV2::DomainName', {
      ...shared,
      DomainNameConfigurations: [configuration],
    });
    return;
  }
  const types: WrittenMap = {
    Types: [endpoint ?? 'REGIONAL'],
    IpAddressType: valueAt(domain, 'IpAddressType'),
  };
  if (endpoint === 'PRIVATE') {
    sam.add(id, from, 'AWS::ApiGateway::DomainNameV2', {
      ...shared,
      CertificateArn: certificate,
      EndpointAccessMode: access,
      EndpointConfiguration: types,
      Policy: valueAt(domain, 'Policy'),
      SecurityPolicy: security,
    });
    return;
  }
  sam.add(id, from, 'AWS::ApiGateway::DomainName', {
    ...shared,
    ...(endpoint === 'EDGE' ? { CertificateArn: certificate } : { RegionalCertificateArn: certificate }),
    EndpointAccessMode: access,
    EndpointConfiguration: types,
    OwnershipVerificationCertificateArn: ownership,
    SecurityPolicy: security,
  });
}

function addMappings(
  sam: ServerlessTemplate,
  from: ServerlessResource,
  domain: DocumentNode,
  domainId: string,
  { stageId, sort }: Served,
  isPrivate: boolean,
): void {
  const paths = valueAt(domain, 'BasePath');
  const listed =
    paths?.type === 'list' && paths.tag === undefined ? paths.items : paths === undefined ? [] : [paths];
  const normalizes = sam.text(valueAt(domain, 'NormalizeBasePath'), from) !== 'false';
  for (const node of listed.length === 0 ? [undefined] : listed) {
    const written = node === undefined ? '/' : (sam.text(node, from) ?? '');
    const trimmed = written.replace(/^\/+|\/+$/g, '');
    const key = normalizes ? trimmed.replace(/[^A-Za-z0-9]/g, '') : trimmed;
    const path = key === '' ? undefined : key;
    const id = `${from.id}${key.replace(/[^A-Za-z0-9]/g, '')}`;
    if (sort === 'rest') {
      sam.add(`${id}BasePathMapping`, from, `AWS::ApiGateway::BasePathMapping${isPrivate ? 'V2' : ''}`, {
        ...(isPrivate ? { DomainNameArn: ref(domainId) } : { DomainName: ref(domainId) }),
        RestApiId: ref(from.id),
        Stage: ref(stageId),
        BasePath: path,
      });
    } else {
      sam.add(`${id}ApiMapping`, from, 'AWS::ApiGatewayV2::ApiMapping', {
        ApiId: ref(from.id),
        ApiMappingKey: trimmed === '' ? undefined : trimmed,
        DomainName: ref(domainId),
        Stage: ref(stageId),
      });
    }
  }
}

interface Records {
  readonly domain: DocumentNode;
  readonly name: DocumentNode;
  readonly id: string;
  readonly endpoint: string | undefined;
  readonly isPrivate: boolean;
}

/** Domains of one hosted zone share a group of records. */
function addRecords(
  sam: ServerlessTemplate,
  from: ServerlessResource,
  { domain, name, id, endpoint, isPrivate }: Records,
): void {
  const route53 = valueAt(domain, 'Route53');
  const zoneId = valueAt(route53, 'HostedZoneId');
  const zone = zoneId ?? valueAt(route53, 'HostedZoneName');
  if (zone === undefined) return;
  const of = (attribute: string): Written => ({ 'Fn::GetAtt': [id, attribute] });
  const isEdge = endpoint === 'EDGE';
  const target: WrittenMap = isPrivate
    ? {
        DNSName: valueAt(route53, 'VpcEndpointDomainName'),
        HostedZoneId: valueAt(route53, 'VpcEndpointHostedZoneId'),
      }
    : {
        DNSName: isEdge
          ? (valueAt(route53, 'DistributionDomainName') ?? of('DistributionDomainName'))
          : of('RegionalDomainName'),
        HostedZoneId: isEdge ? 'Z2FDTNDATAQYW2' : of('RegionalHostedZoneId'),
      };
  const record = (Type: string): WrittenMap => ({
    Name: name,
    Type,
    AliasTarget: { ...target, EvaluateTargetHealth: valueAt(route53, 'EvaluateTargetHealth') },
    ...asWritten(picked(route53, ['Region', 'SetIdentifier'])),
  });
  const isDual = sam.text(valueAt(route53, 'IpV6'), from) === 'true';
  const isSeparate = sam.text(valueAt(route53, 'SeparateRecordSetGroup'), from) === 'true';
  const shared = sam.text(zone, from) ?? hashedText(zone);
  const group = `RecordSetGroup${idHash(isSeparate ? `${shared}${id}` : shared)}`;
  const own = isDual ? [record('A'), record('AAAA')] : [record('A')];
  sam.share(group, own, (RecordSets) => {
    const place = zoneId === undefined ? { HostedZoneName: zone } : { HostedZoneId: zone };
    sam.add(group, from, 'AWS::Route53::RecordSetGroup', { ...place, RecordSets });
  });
}
