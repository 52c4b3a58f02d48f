import type { Stated, Texts } from '../../architecture/index.ts';
import { vpnConnection } from '../../architecture/kinds/vpc-connections.ts';
import { defineCheck, type Finding } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const vpcVpnEncryptionStrength = defineCheck({
  id: 'vpc-vpn-encryption-strength',
  kind: vpnConnection,
  title: 'VPN tunnels agree on nothing weaker than IKEv2, SHA-2 and Diffie-Hellman group 14',
  why: 'The two ends of a tunnel agree on the weakest method that both allow. Old ones, such as SHA-1 or the 1024-bit group 2, can be broken by those who record the traffic and have money to spend on it.',
  remediation: 'List for both tunnels only ikev2, SHA2-256 or better, and groups from 14 upwards.',
  links: ['https://docs.aws.amazon.com/vpn/latest/s2svpn/VPNTunnels.html'],
  blindSpots: [
    'Where nothing is listed, AWS allows the old methods too, and the device at the other end decides.',
  ],
  examine: (connection) => {
    const { ikeVersions, integrityAlgorithms, diffieHellmanGroups } = connection;
    const lists = [
      { list: ikeVersions, weak: ['ikev1'] },
      { list: integrityAlgorithms, weak: ['SHA1'] },
      { list: diffieHellmanGroups, weak: ['2', '5'] },
    ];
    const findings = lists.flatMap(({ list, weak }) => weaknessIn(list, weak) ?? []);
    if (findings.length > 0) return findings;
    return lists.some(({ list }) => list.state === 'absent')
      ? inconclusive(
          'Not every method is listed: AWS then allows old ones too, if the other end asks for them.',
          connection,
        )
      : supports('Both tunnels list strong methods only.', connection);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_vpn_connection" "office" {
  customer_gateway_id                  = "cgw-0123456789abcdef0"
  vpn_gateway_id                       = "vgw-0123456789abcdef0"
  type                                 = "ipsec.1"
  tunnel1_ike_versions                 = ["ikev2"]
  tunnel2_ike_versions                 = ["ikev2"]
  tunnel1_phase1_integrity_algorithms  = ["SHA2-256"]
  tunnel2_phase1_integrity_algorithms  = ["SHA2-256"]
  tunnel1_phase1_dh_group_numbers      = [20]
  tunnel2_phase1_dh_group_numbers      = [20]
}`,
      contradicts: `
resource "aws_vpn_connection" "office" {
  customer_gateway_id                 = "cgw-0123456789abcdef0"
  vpn_gateway_id                      = "vgw-0123456789abcdef0"
  type                                = "ipsec.1"
  tunnel1_phase1_dh_group_numbers     = [2, 14]
  tunnel1_phase1_integrity_algorithms = ["SHA1"]
}`,
      inconclusive: `
resource "aws_vpn_connection" "office" {
  customer_gateway_id = "cgw-0123456789abcdef0"
  vpn_gateway_id      = "vgw-0123456789abcdef0"
  type                = "ipsec.1"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Office:
    Type: AWS::EC2::VPNConnection
    Properties:
      Type: ipsec.1
      CustomerGatewayId: cgw-0123456789abcdef0
      VpnGatewayId: vgw-0123456789abcdef0
      VpnTunnelOptionsSpecifications:
        - IKEVersions: [{ Value: ikev2 }]
          Phase1IntegrityAlgorithms: [{ Value: SHA2-384 }]
          Phase1DHGroupNumbers: [{ Value: 20 }]`,
      contradicts: `
Resources:
  Office:
    Type: AWS::EC2::VPNConnection
    Properties:
      Type: ipsec.1
      CustomerGatewayId: cgw-0123456789abcdef0
      VpnGatewayId: vgw-0123456789abcdef0
      VpnTunnelOptionsSpecifications:
        - IKEVersions: [{ Value: ikev1 }]`,
    },
  },
});

function weaknessIn(list: Stated<Texts>, weak: readonly string[]): Finding | undefined {
  if (list.state === 'absent') return undefined;
  if (list.state === 'unresolved') return inconclusive(list.reason, list.location);
  const found = weak.filter((method) => list.value.values.includes(method));
  if (found.length > 0)
    return contradicts(`The tunnels may agree on ${found.map(inWords).join(' or ')}.`, list.location);
  const [reason] = list.value.open;
  return reason === undefined ? undefined : inconclusive(reason, list.location);
}

function inWords(method: string): string {
  return /^\d+$/.test(method) ? `Diffie-Hellman group ${method}` : method;
}
